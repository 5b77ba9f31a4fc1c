import { nearest } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { scope } from '../../../kubernetes/index.ts';
import { declaredObject } from '../../declared.ts';
import { isMadeElsewhere } from '../../made.ts';
import { counted, placeIn, titleOf } from '../../place.ts';
import type { Report, RuleInput } from '../../rule.ts';
import { textAt } from '../../value.ts';

const NAMESPACE = ['metadata', 'namespace'];

/** Namespaces that Kubernetes makes itself, and those that charts of add-ons are usually installed into. */
const USUAL = new Set([
  'argo-rollouts',
  'argocd',
  'calico-system',
  'cert-manager',
  'cnpg-system',
  'default',
  'external-dns',
  'external-secrets',
  'flux-system',
  'gatekeeper-system',
  'ingress-nginx',
  'istio-ingress',
  'istio-system',
  'karpenter',
  'keda',
  'kong',
  'kyverno',
  'linkerd',
  'rabbitmq-system',
  'sealed-secrets',
  'velero',
]);

/** Objects whose namespace the files leave open, where the files name namespaces for others. */
export function* openNamespaces(cluster: Cluster): Iterable<Report> {
  const named = cluster.objects.find(isPlaced) ?? cluster.ofKind('Namespace')[0];
  if (named === undefined) return;
  const [first, ...others] = cluster.objects.filter(
    (object) =>
      object.namespace === undefined &&
      scope(object.apiVersion, object.kind) === 'namespace' &&
      !isNoObject(object),
  );
  if (first === undefined) return;
  const also = others.length === 0 ? 'names' : `and ${counted(others.length, 'other object')} name`;
  const isNamespace = named.kind === 'Namespace';
  const where = isNamespace ? named.name : (named.namespace ?? '');
  const note = isNamespace
    ? `namespace ${where} is declared here`
    : `${titleOf(named)} is in namespace ${where}`;
  yield {
    message: `${titleOf(first)} ${also} no namespace, while ${note}`,
    places: [
      placeIn(first, NAMESPACE, 'without a namespace'),
      ...others.map((object) => placeIn(object, NAMESPACE, `${titleOf(object)} is without a namespace`)),
      placeIn(named, isNamespace ? ['metadata', 'name'] : NAMESPACE, note),
    ],
    fix: `Write the namespace in metadata, or once as 'namespace:' in the kustomization.`,
  };
}

function isPlaced({ namespace }: KubernetesObject): boolean {
  return namespace !== undefined && namespace !== 'default' && !namespace.startsWith('kube-');
}

/** A Kustomization or a List is no object of the cluster. */
function isNoObject({ apiVersion, kind }: KubernetesObject): boolean {
  return apiVersion.startsWith('kustomize.config.k8s.io/') || kind.endsWith('List');
}

/** Namespaces that objects are put into and nobody declares; not judged where no file declares any. */
export function* undeclaredNamespaces(input: RuleInput): Iterable<Report> {
  const { cluster, environment } = input;
  const declared = cluster.ofKind('Namespace').map(({ name }) => name);
  if (declared.length === 0) return;
  const made = new Set([environment?.monitoringNamespace, environment?.edgeNamespace]);
  const missing = new Map<string, KubernetesObject[]>();
  for (const object of cluster.objects) {
    const name = textAt(object.value, ...NAMESPACE);
    if (name === undefined || name !== object.namespace || made.has(name)) continue;
    if (USUAL.has(name) || name.startsWith('kube-') || name.startsWith('openshift-')) continue;
    if (isMadeElsewhere(input.facts, 'Namespace', undefined, name)) continue;
    const known = missing.get(name);
    if (known !== undefined) known.push(object);
    else if (declaredObject(input, 'Namespace', undefined, name) === undefined) missing.set(name, [object]);
  }
  for (const [name, [first, ...others]] of missing) {
    if (first === undefined) continue;
    const also = others.length === 0 ? 'is' : `and ${counted(others.length, 'other object')} are`;
    const meant = nearest(name, declared);
    const near = cluster.ofKind('Namespace').find((one) => one.name === meant);
    yield {
      message: `${titleOf(first)} ${also} in namespace ${name}, which nobody declares`,
      places: [
        placeIn(first, NAMESPACE, `in namespace ${name}`),
        ...others.map((object) => placeIn(object, NAMESPACE, `${titleOf(object)} is in namespace ${name}`)),
        ...(near === undefined
          ? []
          : [placeIn(near, ['metadata', 'name'], `namespace ${near.name} is declared here`)]),
      ],
      fix: `Declare the Namespace ${name}${meant === undefined ? '' : `, or write '${meant}'`}.`,
    };
  }
}
