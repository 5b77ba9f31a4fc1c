import type { Sourced } from '../../../base/index.ts';
import type { Environment, Platform, Service, Store } from '../../../model/index.ts';
import { clusterObjects } from './cluster/cluster-objects.ts';
import { namespaceObjects } from './namespace/namespace.ts';
import { servicePolicy } from './network/service-policy.ts';
import { storeBudget } from './stores/budget.ts';
import { storePolicy } from './stores/policy.ts';
import { postgresCluster } from './stores/postgres.ts';
import { rabbitmqCluster } from './stores/rabbitmq.ts';
import { redisAsService, tracedToStore } from './stores/redis.ts';
import type { Part, Unit } from './unit.ts';
import { autoscaler, recommender } from './workload/autoscaler.ts';
import { disruptionBudget } from './workload/budget.ts';
import { configSources } from './workload/config.ts';
import { controller, volumeClaims } from './workload/controller.ts';
import { identity } from './workload/identity.ts';
import { kubernetesServices } from './workload/service.ts';

/** The folders of the platform, each with its objects in each environment. */
export function units(platform: Platform): readonly Unit[] {
  const { layout } = platform;
  const found = new Map<string, { unit: Unit; parts: Map<string, Part> }>();
  const add = (folder: string, from: Unit['from'], environment: Environment, part: Part) => {
    if (part.objects.length === 0 && part.configs.length === 0) return;
    const known = found.get(folder) ?? {
      unit: { folder, from, parts: new Map() },
      parts: new Map<string, Part>(),
    };
    known.parts.set(environment.name, part);
    found.set(folder, { unit: { ...known.unit, parts: known.parts }, parts: known.parts });
  };
  for (const environment of platform.environments) {
    add('cluster', ['cluster'], environment, objectsOnly(clusterObjects(platform, environment)));
    for (const namespace of environment.namespaces) {
      const objects = namespaceObjects(platform, environment, namespace);
      add(`namespaces/${namespace.name}`, namespace.path, environment, objectsOnly(objects));
    }
    for (const store of environment.stores) {
      if (store.runs !== 'cluster') continue;
      add(`${layout.stores}/${store.name}`, store.path, environment, storePart(platform, environment, store));
    }
    for (const service of environment.services) {
      add(
        `${layout.services}/${service.name}`,
        service.path,
        environment,
        servicePart(platform, environment, service),
      );
    }
  }
  return [...found.values()].map(({ unit }) => unit);
}

function objectsOnly(objects: readonly Sourced[]): Part {
  return { objects, configs: [] };
}

function servicePart(platform: Platform, environment: Environment, service: Service): Part {
  return {
    objects: [...workload(platform, environment, service), servicePolicy(platform, environment, service)],
    configs: configSources(platform, environment, service),
  };
}

function workload(platform: Platform, environment: Environment, service: Service): readonly Sourced[] {
  return [
    controller(platform, environment, service),
    ...kubernetesServices(platform, service),
    ...identity(platform, service),
    ...autoscaler(platform, environment, service),
    ...recommender(platform, service),
    ...disruptionBudget(platform, service),
    ...volumeClaims(platform, service),
  ];
}

function storePart(platform: Platform, environment: Environment, store: Store): Part {
  const instances =
    store.type === 'postgres'
      ? postgresCluster(platform, environment, store)
      : store.type === 'rabbitmq'
        ? rabbitmqCluster(platform, environment, store)
        : workload(platform, environment, redisAsService(store)).map((object) =>
            tracedToStore(object, store),
          );
  return objectsOnly([
    ...instances,
    ...storeBudget(platform, store),
    ...storePolicy(platform, environment, store),
  ]);
}
