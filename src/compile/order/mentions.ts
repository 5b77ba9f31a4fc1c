import { isObject } from '../../base/index.ts';

/** Fields whose text is the name of an object of one kind. */
const nameFields: Readonly<Record<string, string>> = {
  storageClassName: 'StorageClass',
  storageClass: 'StorageClass',
  priorityClassName: 'PriorityClass',
  ingressClassName: 'IngressClass',
  gatewayClassName: 'GatewayClass',
  secretName: 'Secret',
  existingSecret: 'Secret',
};

/** Kinds of the whole cluster, which are mentioned from every namespace. */
const clusterKinds = ['StorageClass', 'PriorityClass', 'IngressClass', 'GatewayClass'];

/** Fields that hold the name of a secret. */
const secretFields = ['secretKeyRef', 'secretRef', 'superuserSecret', 'existingSecretRef'];

/**
 * What an object or the values of a chart mention by name, as 'Kind:namespace/name'.
 * @param namespace where names without one are looked for
 */
export function mentionsOf(value: unknown, namespace: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => mentionsOf(item, namespace));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, inner]): readonly string[] => {
    const kind = nameFields[field];
    if (typeof inner === 'string')
      return kind === undefined ? [] : [`${kind}:${clusterKinds.includes(kind) ? '' : namespace}/${inner}`];
    const deeper = mentionsOf(inner, namespace);
    if (!isObject(inner) || typeof inner.name !== 'string' || field === 'metadata') return deeper;
    if (secretFields.includes(field)) return [...deeper, `Secret:${namespace}/${inner.name}`];
    if (typeof inner.kind !== 'string') return deeper;
    const place = typeof inner.namespace === 'string' ? inner.namespace : namespace;
    return [...deeper, `${inner.kind}:${place}/${inner.name}`, `${inner.kind}:/${inner.name}`];
  });
}
