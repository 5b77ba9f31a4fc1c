export interface RemovedVersion {
  /** The Kubernetes release that no longer serves the version. */
  readonly removedIn: string;
  /** What to write in its place; absent where the kind itself is gone. */
  readonly instead?: string;
}

/**
 * API versions that Kubernetes has stopped serving: group and version, release, successor, kinds (none = all).
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const TABLE: readonly (readonly [
  apiVersion: string,
  removedIn: string,
  instead: string | undefined,
  ...kinds: string[],
])[] = [
  ['extensions/v1beta1', '1.16', 'apps/v1', 'DaemonSet', 'Deployment', 'ReplicaSet'],
  ['extensions/v1beta1', '1.16', 'networking.k8s.io/v1', 'NetworkPolicy'],
  ['extensions/v1beta1', '1.16', undefined, 'PodSecurityPolicy'],
  ['extensions/v1beta1', '1.22', 'networking.k8s.io/v1', 'Ingress'],
  ['extensions/v1beta1', '1.22', undefined],
  ['apps/v1beta1', '1.16', 'apps/v1'],
  ['apps/v1beta2', '1.16', 'apps/v1'],
  [
    'admissionregistration.k8s.io/v1beta1',
    '1.22',
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ],
  ['apiextensions.k8s.io/v1beta1', '1.22', 'apiextensions.k8s.io/v1'],
  ['apiregistration.k8s.io/v1beta1', '1.22', 'apiregistration.k8s.io/v1'],
  ['authentication.k8s.io/v1beta1', '1.22', 'authentication.k8s.io/v1', 'TokenReview'],
  ['authorization.k8s.io/v1beta1', '1.22', 'authorization.k8s.io/v1'],
  ['certificates.k8s.io/v1beta1', '1.22', 'certificates.k8s.io/v1', 'CertificateSigningRequest'],
  ['coordination.k8s.io/v1beta1', '1.22', 'coordination.k8s.io/v1', 'Lease'],
  ['networking.k8s.io/v1beta1', '1.22', 'networking.k8s.io/v1', 'Ingress', 'IngressClass'],
  ['rbac.authorization.k8s.io/v1alpha1', '1.22', 'rbac.authorization.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', '1.22', 'rbac.authorization.k8s.io/v1'],
  ['scheduling.k8s.io/v1alpha1', '1.22', 'scheduling.k8s.io/v1', 'PriorityClass'],
  ['scheduling.k8s.io/v1beta1', '1.22', 'scheduling.k8s.io/v1', 'PriorityClass'],
  [
    'storage.k8s.io/v1beta1',
    '1.22',
    'storage.k8s.io/v1',
    'CSIDriver',
    'CSINode',
    'StorageClass',
    'VolumeAttachment',
  ],
  ['storage.k8s.io/v1beta1', '1.27', 'storage.k8s.io/v1', 'CSIStorageCapacity'],
  ['batch/v1beta1', '1.25', 'batch/v1', 'CronJob'],
  ['batch/v2alpha1', '1.21', 'batch/v1', 'CronJob'],
  ['discovery.k8s.io/v1beta1', '1.25', 'discovery.k8s.io/v1', 'EndpointSlice'],
  ['events.k8s.io/v1beta1', '1.25', 'events.k8s.io/v1', 'Event'],
  ['autoscaling/v2beta1', '1.25', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['autoscaling/v2beta2', '1.26', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1beta1', '1.25', 'policy/v1', 'PodDisruptionBudget', 'Eviction'],
  ['policy/v1beta1', '1.25', undefined, 'PodSecurityPolicy'],
  ['node.k8s.io/v1beta1', '1.25', 'node.k8s.io/v1', 'RuntimeClass'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', '1.26', 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', '1.29', 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', '1.32', 'flowcontrol.apiserver.k8s.io/v1'],
];

/** When and by what an API version was replaced; undefined while Kubernetes serves it. */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  for (const [version, removedIn, instead, ...kinds] of TABLE) {
    if (version !== apiVersion || (kinds.length > 0 && !kinds.includes(kind))) continue;
    return instead === undefined ? { removedIn } : { removedIn, instead };
  }
  return undefined;
}
