import type { Namespace, Quota } from '../platform.ts';
import { type Context, pick } from './context.ts';

/** Namespaces that belong to Kubernetes itself. */
const reserved = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** The namespaces of the platform; the first is where services live that name none. */
export function resolveNamespaces(context: Context): readonly Namespace[] {
  const given = Object.entries(context.definition.namespaces ?? {});
  if (given.length === 0) {
    return [namespaceDefaults(context.definition.name, ['name'])];
  }
  return given.map(([name, namespace]) => {
    const path = ['namespaces', name];
    if (reserved.includes(name)) {
      context.report({
        path,
        atKey: true,
        reason: `the namespace '${name}' belongs to Kubernetes`,
        fix: 'Choose another name.',
      });
    }
    const quota = pick(namespace.quota, context);
    return {
      ...namespaceDefaults(name, path),
      podSecurity: namespace.podSecurity ?? 'restricted',
      mesh: namespace.mesh ?? false,
      quota: quota === undefined ? undefined : ({ ...emptyQuota, ...quota } as Quota),
      labels: namespace.labels ?? {},
      purpose: namespace.purpose,
    };
  });
}

const emptyQuota: Quota = {
  cpu: undefined,
  memory: undefined,
  pods: undefined,
  volumeClaims: undefined,
  loadBalancers: undefined,
};

function namespaceDefaults(name: string, path: Namespace['path']): Namespace {
  return {
    name,
    podSecurity: 'restricted',
    mesh: false,
    quota: undefined,
    labels: {},
    purpose: undefined,
    path,
  };
}
