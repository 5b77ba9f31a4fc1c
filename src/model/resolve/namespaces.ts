import type { DataPath } from '../../base/index.ts';
import type { Namespace, Quota } from '../platform/cluster.ts';
import { type Context, pick } from './context.ts';

/** The namespaces of the platform; the first is where services live that name none. */
export function resolveNamespaces(context: Context): readonly Namespace[] {
  const given = Object.entries(context.definition.namespaces ?? {});
  if (given.length === 0) {
    const { name } = context.definition;
    reportReserved(context, name, ['name'], 'Rename the platform, or add `namespaces`.');
    return [namespaceDefaults(name, ['name'])];
  }
  return given.map(([name, namespace]) => {
    const path = ['namespaces', name];
    reportReserved(context, name, path, 'Choose another name.');
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

function reportReserved(context: Context, name: string, path: DataPath, fix: string): void {
  if (name !== 'default' && !name.startsWith('kube-')) return;
  context.report({
    path,
    atKey: path.length > 1,
    reason: `the namespace '${name}' belongs to Kubernetes`,
    fix,
    needs: [['namespaces']],
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
