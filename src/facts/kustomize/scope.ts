import { isCoreKind, scope } from '../../kubernetes/index.ts';

const known = new Map<string, boolean>();

/**
 * Whether kustomize takes a kind for one of the whole cluster. It knows that only of the kinds that are part
 * of Kubernetes: it gives a namespace even to a ClusterIssuer.
 */
export function isClusterScoped(id: {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}): boolean {
  const apiVersion = id.group === '' ? id.version : `${id.group}/${id.version}`;
  const key = `${apiVersion} ${id.kind}`;
  const found =
    known.get(key) ?? (scope(apiVersion, id.kind) === 'cluster' && isCoreKind(apiVersion, id.kind));
  known.set(key, found);
  return found;
}
