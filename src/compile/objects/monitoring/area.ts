import type { Environment, Platform, Service } from '../../../model/index.ts';
import type { Added, Area, Contribution, Opening } from '../area.ts';
import { monitoringFolder, serviceFolder, storeFolder } from '../folders.ts';
import { selectorOf } from '../labels.ts';
import { hasMonitors } from '../monitored.ts';
import { podsOf, prometheusOf, tcp } from '../network/peers.ts';
import { servicePolicy } from '../network/service-policy.ts';
import { configSources } from '../workload/config.ts';
import { workload } from '../workload/workload.ts';
import { alertsOf } from './alerts.ts';
import { withAuthority } from './authority.ts';
import { askedStores, blackbox, exporterOpenings, storeExporter, triedExternals } from './exporters.ts';
import { madeBy } from './made-by.ts';
import {
  exporterMonitor,
  externalProbe,
  installedMonitors,
  instanceMonitor,
  poolerMonitor,
  proxyMonitor,
  serviceMonitor,
} from './monitors.ts';
import { namesOpening } from './names.ts';
import { plainParts } from './plain/plain.ts';
import { alertGroups, recordingGroup, ruleObject } from './rules.ts';
import { agentPort } from './software.ts';
import { stack } from './stack.ts';
import { exportsItself, proxied, scraped } from './watched.ts';

/** What collects metrics, watches them and tells people. */
export const monitoringArea: Area = {
  components: (platform, environment) =>
    environment.collection?.engine === 'operator'
      ? [stack(platform, environment, environment.collection)]
      : [],
  *objects(platform, environment, added) {
    if (environment.collection === undefined) return;
    yield* exporters(platform, environment, added);
    if (environment.collection.engine === 'operator') yield* monitors(platform, environment, added);
    else yield* plainParts(platform, environment, environment.collection, added);
  },
  openings: (_, environment) => [
    ...askedStores(environment).flatMap((store) => storeOpening(environment, store)),
    ...(environment.collection === undefined ? [] : proxied(environment)).map((service) =>
      proxyOpening(environment, service),
    ),
  ],
};

function* exporters(platform: Platform, environment: Environment, added: Added): Iterable<Contribution> {
  for (const store of askedStores(environment)) {
    const service = storeExporter(environment, store);
    yield {
      // A managed store has no folder of its own; where it is managed in some environments only, neither clashes.
      ...(store.runs === 'cluster'
        ? { folder: storeFolder(platform, store.name), from: store.path }
        : { folder: monitoringFolder, from: ['observability'] }),
      objects: [
        ...[
          ...workload(platform, environment, { ...service, calls: nobody }, added),
          servicePolicy(platform, environment, service, exporterOpenings(environment, service, store)),
        ].map((object) => madeBy(store.path, withAuthority(object, store))),
        ...(hasMonitors(environment) ? exporterMonitor(platform, environment, service, store) : []),
      ],
      ...configsOf(platform, environment, service),
    };
  }
  const prober = blackbox(environment);
  if (prober === undefined) return;
  yield {
    folder: monitoringFolder,
    from: ['observability'],
    objects: [
      ...[
        ...workload(platform, environment, { ...prober, calls: nobody }, added),
        servicePolicy(platform, environment, prober, namesOpening(environment, prober)),
      ].map((object) => madeBy(prober.path, object)),
      ...(hasMonitors(environment)
        ? triedExternals(environment).map((external) => externalProbe(platform, prober, external))
        : []),
    ],
    ...configsOf(platform, environment, prober),
  };
}

/** Variables and files of an exporter; none of them is in the definition by itself. */
function configsOf(
  platform: Platform,
  environment: Environment,
  exporter: Service,
): Pick<Contribution, 'configs'> {
  const configs = configSources(platform, environment, { ...exporter, calls: nobody }, []);
  if (configs.length === 0) return {};
  return { configs: configs.map(({ origins: _, ...config }) => ({ ...config, from: exporter.path })) };
}

/** An exporter is told whom to ask by its own variables, not by those of a service that calls. */
const nobody = { services: [], stores: [], externals: [] };

function* monitors(platform: Platform, environment: Environment, added: Added): Iterable<Contribution> {
  for (const service of scraped(environment)) {
    yield {
      folder: serviceFolder(platform, service.name),
      from: service.path,
      objects: serviceMonitor(platform, environment, service),
    };
  }
  for (const service of proxied(environment)) {
    yield {
      folder: serviceFolder(platform, service.name),
      from: service.path,
      objects: [proxyMonitor(platform, service)],
    };
  }
  for (const store of environment.stores.filter(exportsItself)) {
    yield {
      folder: storeFolder(platform, store.name),
      from: store.path,
      objects: [instanceMonitor(platform, store), ...(store.pooler ? [poolerMonitor(platform, store)] : [])],
    };
  }
  const from = environment.collection?.path ?? [];
  const alerts = alertsOf(platform, environment, added.components);
  yield {
    folder: monitoringFolder,
    from: ['observability'],
    objects: [
      ...installedMonitors(platform, environment, added.components, from),
      ruleObject(platform, environment, 'recordings', [recordingGroup()], from),
      ...(alerts.length === 0
        ? []
        : [
            ruleObject(
              platform,
              environment,
              'alerts',
              alertGroups(platform, environment, alerts),
              environment.alerts?.path ?? from,
            ),
          ]),
    ],
  };
}

function proxyOpening(environment: Environment, service: Service): Opening {
  return {
    of: 'service',
    name: service.name,
    side: 'ingress',
    allowed: {
      rule: { from: [prometheusOf(environment)], ports: [tcp(agentPort)] },
      why: 'metrics of its sidecar are scraped',
      from: service.path,
    },
  };
}

function storeOpening(environment: Environment, store: Environment['stores'][number]): readonly Opening[] {
  if (store.runs !== 'cluster') return [];
  const exporter = storeExporter(environment, store);
  return [
    {
      of: 'store',
      name: store.name,
      side: 'ingress',
      allowed: {
        rule: {
          from: [podsOf(selectorOf(exporter.name), exporter.namespace, store.namespace)],
          ports: [tcp(store.port)],
        },
        why: 'its exporter asks for its metrics',
        from: store.path,
      },
    },
  ];
}
