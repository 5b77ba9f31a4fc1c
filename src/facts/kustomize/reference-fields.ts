import { podSpecPath } from '../../kubernetes/index.ts';

/** A field that holds the name of another object. */
export interface ReferenceField {
  readonly path: readonly string[];
  readonly kind: string;
  readonly group?: string;
  readonly target: { readonly kind: string; readonly group?: string };
}

const podOwners = [
  'Pod',
  'PodTemplate',
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'StatefulSet',
  'Job',
  'CronJob',
];
const accountOwners = [
  'Pod',
  'StatefulSet',
  'Deployment',
  'ReplicationController',
  'CronJob',
  'Job',
  'DaemonSet',
];

/** `containers` stands for both lists of containers that kustomize looks into. */
function containerPaths(path: string): readonly string[] {
  return [`containers/${path}`, `initContainers/${path}`];
}

/** By target: fields of the pod spec with the kinds that run the pods, and fields of other kinds. */
interface References {
  readonly target: ReferenceField['target'];
  readonly owners?: readonly string[];
  readonly inPods?: readonly string[];
  /** `kind`, `group/kind`, then the path; `|` divides the steps, as annotations have slashes. */
  readonly fields?: readonly string[];
}

const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';

/** Source: kustomize 5.8 `api/internal/konfig/builtinpluginconsts/namereference.go`, as the program carries it. */
const table: readonly References[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
    target: { kind },
    fields: ['HorizontalPodAutoscaler spec|scaleTargetRef|name'],
  })),
  {
    target: { kind: 'ConfigMap' },
    owners: podOwners,
    inPods: [
      'volumes/configMap/name',
      ...containerPaths('env/valueFrom/configMapKeyRef/name'),
      ...containerPaths('envFrom/configMapRef/name'),
      'volumes/projected/sources/configMap/name',
    ],
    fields: [
      'Node spec|configSource|configMap',
      'Role rules|resourceNames',
      'ClusterRole rules|resourceNames',
      'Ingress metadata|annotations|nginx.ingress.kubernetes.io/fastcgi-params-configmap',
    ],
  },
  {
    target: { kind: 'Secret' },
    owners: podOwners,
    inPods: [
      'volumes/secret/secretName',
      ...containerPaths('env/valueFrom/secretKeyRef/name'),
      ...containerPaths('envFrom/secretRef/name'),
      'imagePullSecrets/name',
      'volumes/projected/sources/secret/name',
    ],
    fields: [
      'Ingress spec|tls|secretName',
      'Ingress metadata|annotations|ingress.kubernetes.io/auth-secret',
      'Ingress metadata|annotations|nginx.ingress.kubernetes.io/auth-secret',
      'Ingress metadata|annotations|nginx.ingress.kubernetes.io/auth-tls-secret',
      'ServiceAccount imagePullSecrets|name',
      ...['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map(
        (name) => `StorageClass parameters|${name}`,
      ),
      'Role rules|resourceNames',
      'ClusterRole rules|resourceNames',
      'serving.knative.dev/Service spec|template|spec|containers|env|valueFrom|secretKeyRef|name',
      'PersistentVolume spec|azureFile|secretName',
    ],
  },
  {
    target: { kind: 'Service' },
    fields: [
      'apps/StatefulSet spec|serviceName',
      'Ingress spec|rules|http|paths|backend|serviceName',
      'Ingress spec|backend|serviceName',
      'Ingress spec|rules|http|paths|backend|service|name',
      'Ingress spec|defaultBackend|service|name',
      'apiregistration.k8s.io/APIService spec|service|name',
      `${admission}/ValidatingWebhookConfiguration webhooks|clientConfig|service`,
      `${admission}/MutatingWebhookConfiguration webhooks|clientConfig|service`,
    ],
  },
  { target: { kind: 'Role', group: rbac }, fields: [`${rbac}/RoleBinding roleRef|name`] },
  {
    target: { kind: 'ClusterRole', group: rbac },
    fields: [`${rbac}/RoleBinding roleRef|name`, `${rbac}/ClusterRoleBinding roleRef|name`],
  },
  {
    target: { kind: 'ServiceAccount' },
    owners: accountOwners,
    inPods: ['serviceAccountName'],
    fields: [`${rbac}/RoleBinding subjects`, `${rbac}/ClusterRoleBinding subjects`],
  },
  {
    target: { kind: 'PersistentVolumeClaim' },
    owners: accountOwners,
    inPods: ['volumes/persistentVolumeClaim/claimName'],
  },
  {
    target: { kind: 'PersistentVolume' },
    fields: ['PersistentVolumeClaim spec|volumeName', 'ClusterRole rules|resourceNames'],
  },
  {
    target: { kind: 'StorageClass', group: 'storage.k8s.io' },
    fields: [
      'PersistentVolume spec|storageClassName',
      'PersistentVolumeClaim spec|storageClassName',
      'StatefulSet spec|volumeClaimTemplates|spec|storageClassName',
    ],
  },
  {
    target: { kind: 'PriorityClass', group: 'scheduling.k8s.io' },
    owners: accountOwners,
    inPods: ['priorityClassName'],
  },
  {
    target: { kind: 'ValidatingAdmissionPolicy', group: admission },
    fields: [`${admission}/ValidatingAdmissionPolicyBinding spec|policyName`],
  },
];

const byKind = new Map<string, ReferenceField[]>();
for (const { target, owners = [], inPods = [], fields = [] } of table) {
  for (const kind of owners) {
    const root = (podSpecPath(kind) ?? []).map(String);
    for (const path of inPods) add({ target, kind, path: [...root, ...path.split('/')] });
  }
  for (const field of fields) {
    const [who = '', path = ''] = field.split(' ');
    const slash = who.indexOf('/');
    const kind = who.slice(slash + 1);
    add({ target, kind, path: path.split('|'), ...(slash < 0 ? {} : { group: who.slice(0, slash) }) });
  }
}

function add(field: ReferenceField): void {
  const list = byKind.get(field.kind);
  if (list === undefined) byKind.set(field.kind, [field]);
  else list.push(field);
}

/** The fields in which objects of a kind name others. */
export function referenceFields(kind: string): readonly ReferenceField[] {
  return byKind.get(kind) ?? [];
}
