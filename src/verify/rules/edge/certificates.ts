import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';
import { ingresses } from '../../backends.ts';
import { listAt, textAt } from '../../value.ts';
import { apiGateways, meshGateways } from './routes.ts';

/** Hosts that are served with the certificate in a Secret. */
export interface TlsUse {
  readonly object: KubernetesObject;
  readonly hosts: readonly { readonly name: string; readonly path: DataPath }[];
  readonly secret: string;
  readonly namespace: string | undefined;
}

export function certificates(cluster: Cluster): readonly KubernetesObject[] {
  return cluster.ofKind('Certificate').filter(({ apiVersion }) => groupOf(apiVersion) === 'cert-manager.io');
}

export function dnsNames({ value }: KubernetesObject): readonly string[] {
  return texts(listAt(value, 'spec', 'dnsNames'));
}

/** Everything that serves hosts with the certificate of a Secret, and says which. */
export function* tlsUses(cluster: Cluster): Iterable<TlsUse> {
  for (const object of ingresses(cluster)) {
    for (const [index, tls] of listAt(object.value, 'spec', 'tls').entries()) {
      const secret = textAt(tls, 'secretName');
      const hosts = named(listAt(tls, 'hosts'), ['spec', 'tls', index, 'hosts']);
      if (secret !== undefined) yield { object, hosts, secret, namespace: object.namespace };
    }
  }
  for (const object of meshGateways(cluster)) {
    for (const [index, server] of listAt(object.value, 'spec', 'servers').entries()) {
      const secret = textAt(server, 'tls', 'credentialName');
      const hosts = named(listAt(server, 'hosts'), ['spec', 'servers', index, 'hosts']);
      if (secret !== undefined) yield { object, hosts, secret, namespace: object.namespace };
    }
  }
  for (const object of apiGateways(cluster)) {
    for (const [index, listener] of listAt(object.value, 'spec', 'listeners').entries()) {
      const host = textAt(listener, 'hostname');
      for (const reference of listAt(listener, 'tls', 'certificateRefs')) {
        const secret = textAt(reference, 'name');
        const namespace = textAt(reference, 'namespace') ?? object.namespace;
        const hosts = named([host], ['spec', 'listeners', index]).map(({ name, path }) => ({
          name,
          path: [...path.slice(0, -1), 'hostname'],
        }));
        if (secret !== undefined) yield { object, hosts, secret, namespace };
      }
    }
  }
}

/** Hosts with their places; Istio lets one write 'namespace/host'. */
function named(list: readonly unknown[], path: DataPath): TlsUse['hosts'] {
  return list.flatMap((host, index) =>
    typeof host === 'string' ? [{ name: host.replace(/^.*\//, ''), path: [...path, index] }] : [],
  );
}

function texts(list: readonly unknown[]): readonly string[] {
  return list.filter((one): one is string => typeof one === 'string');
}
