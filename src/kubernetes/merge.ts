import { type DataPath, formatPath } from '../base/index.ts';
import { podSpecPath } from './workload.ts';

type Keys = readonly string[];

const NAME: Keys = ['name'];
const SET: Keys = [];

/** Lists of a pod spec. */
const IN_POD_SPEC: Readonly<Record<string, Keys>> = {
  containers: NAME,
  initContainers: NAME,
  ephemeralContainers: NAME,
  volumes: NAME,
  imagePullSecrets: NAME,
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
};
/** Lists of a container, in any of the three lists of containers. */
const IN_CONTAINER: Readonly<Record<string, Keys>> = {
  env: NAME,
  ports: ['containerPort', 'protocol'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
};
/** Lists of any object. */
const IN_METADATA: Readonly<Record<string, Keys>> = { finalizers: SET, ownerReferences: ['uid'] };
/** Lists of single kinds, by `apiVersion kind path`. */
const IN_KIND: Readonly<Record<string, Keys>> = {
  'v1 Service spec.ports': ['port', 'protocol'],
  'v1 ServiceAccount secrets': NAME,
  'v1 Node spec.podCIDRs': SET,
  'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration webhooks': NAME,
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration webhooks': NAME,
};
/** API versions whose kinds kustomize has schemas of; all others it patches as JSON merges, lists as a whole. */
const POD_API_VERSIONS = ['v1', 'apps/v1', 'batch/v1'];

/**
 * The fields by which a strategic merge matches the items of a list, as `kubectl kustomize` 1.36 does it:
 * `['name']`; `[]` for a set of scalars that are added; undefined for a list that is replaced as a whole.
 *
 * A second key counts only where an item of either list has the field. An item of a patch that lacks it
 * while the list has it (or the other way round) is then dropped without a word: a patch of
 * `{containerPort: 80}` does not reach `{containerPort: 80, protocol: TCP}`.
 *
 * `path` leads to the list, through indices: `['spec', 'template', 'spec', 'containers', 0, 'env']`.
 */
export function mergeKey(apiVersion: string, kind: string, path: DataPath): Keys | undefined {
  const [first, last] = [path[0], path.at(-1)];
  if (first === 'metadata' && path.length === 2) return lookUp(IN_METADATA, String(last));
  const own = lookUp(IN_KIND, `${apiVersion} ${kind} ${formatPath(path)}`);
  if (own !== undefined) return own;
  const podSpec = POD_API_VERSIONS.includes(apiVersion) ? podSpecPath(kind) : undefined;
  if (podSpec === undefined || podSpec.some((step, index) => path[index] !== step)) return undefined;
  const rest = path.slice(podSpec.length);
  if (rest.length === 1) return lookUp(IN_POD_SPEC, String(rest[0]));
  const inContainer = rest.length === 3 && /^(?:init|ephemeral)?containers$/i.test(String(rest[0]));
  return inContainer ? lookUp(IN_CONTAINER, String(rest[2])) : undefined;
}

function lookUp(table: Readonly<Record<string, Keys>>, key: string): Keys | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
