import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';
import { httpRoutes, ingresses } from '../../backends.ts';
import { listAt, textAt, textsAt } from '../../value.ts';

/** A public host and path prefix, as one route has it. */
export interface Served {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly host: string;
  readonly prefix: string;
}

/** Gateways of Istio's own kind. */
export function meshGateways(cluster: Cluster): readonly KubernetesObject[] {
  return cluster.ofKind('Gateway').filter(({ apiVersion }) => groupOf(apiVersion) === 'networking.istio.io');
}

/** Gateways of the Gateway API. */
export function apiGateways(cluster: Cluster): readonly KubernetesObject[] {
  return cluster
    .ofKind('Gateway')
    .filter(({ apiVersion }) => groupOf(apiVersion) === 'gateway.networking.k8s.io');
}

/** The class that takes an Ingress, by its field or by the annotation of old. */
export function classOf({ value }: KubernetesObject): string | undefined {
  return textAt(value, 'spec', 'ingressClassName') ?? annotationsOf(value)['kubernetes.io/ingress.class'];
}

export function annotationsOf(value: unknown): Readonly<Record<string, string>> {
  return textsAt(value, 'metadata', 'annotations');
}

/** Every host and path that Ingresses and HTTPRoutes serve. */
export function* servedBy(cluster: Cluster): Iterable<Served> {
  for (const object of ingresses(cluster)) {
    for (const [rule, given] of listAt(object.value, 'spec', 'rules').entries()) {
      const host = textAt(given, 'host');
      if (host === undefined) continue;
      for (const [index, path] of listAt(given, 'http', 'paths').entries()) {
        const place = ['spec', 'rules', rule, 'http', 'paths', index, 'path'];
        yield { object, path: place, host, prefix: textAt(path, 'path') ?? '/' };
      }
    }
  }
  for (const object of httpRoutes(cluster)) {
    for (const host of listAt(object.value, 'spec', 'hostnames')) {
      if (typeof host !== 'string') continue;
      for (const [rule, given] of listAt(object.value, 'spec', 'rules').entries()) {
        const matches = listAt(given, 'matches');
        // Matches by header, method or query tell requests of one path apart.
        if (matches.some((match) => Object.keys(match as object).some((key) => key !== 'path'))) continue;
        for (const [index, match] of matches.entries()) {
          const prefix = textAt(match, 'path', 'value') ?? '/';
          yield { object, path: ['spec', 'rules', rule, 'matches', index, 'path', 'value'], host, prefix };
        }
      }
    }
  }
}

/** Whether a name of a certificate or a Gateway covers a host: '*.example.com' covers one label. */
export function covers(name: string, host: string): boolean {
  if (name === host || name === '*') return true;
  return name.startsWith('*.') && host.slice(host.indexOf('.') + 1) === name.slice(2);
}
