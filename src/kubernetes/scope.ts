import { schemaFor } from './schema.ts';

/**
 * Kinds that live outside of namespaces, by API group. Source: `kubectl api-resources --namespaced=false`
 * and the `scope` of the custom resource definitions.
 */
const CLUSTER: Readonly<Record<string, readonly string[]>> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'argoproj.io': ['ClusterAnalysisTemplate'],
  'authentication.k8s.io': ['SelfSubjectReview', 'TokenReview'],
  'authorization.k8s.io': ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  'awspca.cert-manager.io': ['AWSPCAClusterIssuer'],
  'cert-manager.io': ['ClusterIssuer'],
  'certificates.k8s.io': ['CertificateSigningRequest'],
  'eventing.keda.sh': ['ClusterCloudEventSource'],
  'external-secrets.io': ['ClusterExternalSecret', 'ClusterPushSecret', 'ClusterSecretStore'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'gateway.networking.x-k8s.io': ['XMesh'],
  'generators.external-secrets.io': ['ClusterGenerator'],
  'karpenter.k8s.aws': ['EC2NodeClass'],
  'karpenter.sh': ['NodeClaim', 'NodeOverlay', 'NodePool'],
  'keda.sh': ['ClusterTriggerAuthentication'],
  'networking.k8s.io': ['IPAddress', 'IngressClass', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'policy.cert-manager.io': ['CertificateRequestPolicy'],
  'postgresql.cnpg.io': ['ClusterImageCatalog'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  'trust-manager.io': ['ClusterBundle'],
  'trust.cert-manager.io': ['Bundle'],
};

/** The group of an API version: `apps` of `apps/v1`, '' of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

/** Whether objects of a kind live in a namespace; undefined for a kind that is not known. */
export function scope(apiVersion: string, kind: string): 'namespace' | 'cluster' | undefined {
  const group = groupOf(apiVersion);
  if (Object.hasOwn(CLUSTER, group) && CLUSTER[group]?.includes(kind)) return 'cluster';
  return schemaFor(apiVersion, kind) === undefined ? undefined : 'namespace';
}
