import type { DataPath } from '../base/index.ts';
import type { Cluster, KubernetesObject } from '../facts/index.ts';
import { groupOf } from '../kubernetes/index.ts';
import { fieldsAt, listAt, numberAt, textAt } from './value.ts';

/** A Service that a route sends requests to. */
export interface Backend {
  readonly object: KubernetesObject;
  /** Where the Service is named, and its port. */
  readonly path: DataPath;
  readonly portPath: DataPath;
  readonly service: string;
  readonly namespace: string | undefined;
  readonly port: number | string | undefined;
}

export function ingresses(cluster: Cluster): readonly KubernetesObject[] {
  return cluster.ofKind('Ingress').filter(({ apiVersion }) => groupOf(apiVersion) === 'networking.k8s.io');
}

export function httpRoutes(cluster: Cluster): readonly KubernetesObject[] {
  return [...cluster.ofKind('HTTPRoute'), ...cluster.ofKind('GRPCRoute')];
}

/** Every Service that an Ingress or a route of the Gateway API names. */
export function* backendsOf(cluster: Cluster): Iterable<Backend> {
  for (const object of ingresses(cluster)) {
    const { value, namespace } = object;
    for (const path of ingressBackends(value)) {
      const service = textAt(value, ...path, 'name');
      if (service === undefined) continue;
      const number = numberAt(value, ...path, 'port', 'number');
      const port = number ?? textAt(value, ...path, 'port', 'name');
      const portPath = [...path, 'port', number === undefined ? 'name' : 'number'];
      yield { object, path: [...path, 'name'], portPath, service, namespace, port };
    }
  }
  for (const object of httpRoutes(cluster)) {
    for (const [rule, given] of listAt(object.value, 'spec', 'rules').entries()) {
      for (const [index, backend] of listAt(given, 'backendRefs').entries()) {
        const service = textAt(backend, 'name');
        if (service === undefined || (textAt(backend, 'kind') ?? 'Service') !== 'Service') continue;
        const path = ['spec', 'rules', rule, 'backendRefs', index];
        const namespace = textAt(backend, 'namespace') ?? object.namespace;
        const port = numberAt(backend, 'port');
        yield { object, path: [...path, 'name'], portPath: [...path, 'port'], service, namespace, port };
      }
    }
  }
}

function* ingressBackends(value: unknown): Iterable<DataPath> {
  if (Object.keys(fieldsAt(value, 'spec', 'defaultBackend', 'service')).length > 0)
    yield ['spec', 'defaultBackend', 'service'];
  for (const [rule, given] of listAt(value, 'spec', 'rules').entries()) {
    for (const index of listAt(given, 'http', 'paths').keys())
      yield ['spec', 'rules', rule, 'http', 'paths', index, 'backend', 'service'];
  }
}
