import type { StringFormat } from '../../src/kubernetes/schema.ts';
import type { Raw } from './raw.ts';

/** A type that takes the place of the published one, or what becomes of it. */
type Refinement = Raw | ((type: Raw) => Raw);
type Refinements = Readonly<Record<string, Readonly<Record<string, Refinement>>>>;

const PORT: Raw = { kind: 'integer', min: 1, max: 65535 };
/** 0 stands for "not set". */
const PORT_OR_NONE: Raw = { kind: 'integer', min: 0, max: 65535 };
const PORT_OR_NAME: Raw = { kind: 'int-or-string', format: 'port' };
const COUNT_OR_PERCENT: Raw = { kind: 'int-or-string', format: 'percent' };
const NOT_NEGATIVE: Raw = { kind: 'integer', min: 0 };
const POSITIVE: Raw = { kind: 'integer', min: 1 };
const FILE_MODE: Raw = { kind: 'integer', min: 0, max: 0o777 };
const USER_ID: Raw = { kind: 'integer', min: 0, max: 2 ** 31 - 1 };
const LABELS: Raw = { kind: 'map', of: format('label-value'), keys: 'label' };
const range = (min: number, max: number): Raw => ({ kind: 'integer', min, max });
const oneOf = (...values: readonly string[]): Raw => ({ kind: 'string', rule: { enum: values } });
const keyed = (type: Raw): Raw => (type.kind === 'map' ? { ...type, keys: 'config' } : type);

function format(name: StringFormat): Raw {
  return { kind: 'string', rule: { format: name } };
}

/**
 * Ranges, name syntax and enums that the published schema leaves out. Source: the validation code of the
 * API server, https://github.com/kubernetes/kubernetes/tree/v1.36.0/pkg/apis/<group>/validation, and the
 * constants in https://github.com/kubernetes/api/blob/v0.36.0/<group>/<version>/types.go.
 */
export const REFINEMENTS: Refinements = {
  'apimachinery:meta/v1/ObjectMeta': {
    namespace: format('dns-label'),
    labels: LABELS,
    annotations: { kind: 'map', of: { kind: 'string' }, keys: 'annotation' },
  },
  'apimachinery:meta/v1/LabelSelector': { matchLabels: LABELS },
  'apimachinery:meta/v1/LabelSelectorRequirement': {
    key: format('label-key'),
    operator: oneOf('DoesNotExist', 'Exists', 'In', 'NotIn'),
  },
  'core:v1/ContainerPort': { containerPort: PORT, hostPort: PORT_OR_NONE, name: format('port-name') },
  'core:v1/ServicePort': {
    name: format('dns-label'),
    port: PORT,
    nodePort: PORT_OR_NONE,
    targetPort: PORT_OR_NAME,
  },
  'core:v1/ServiceSpec': { selector: LABELS },
  'core:v1/HTTPGetAction': { port: PORT_OR_NAME },
  'core:v1/TCPSocketAction': { port: PORT_OR_NAME },
  'core:v1/GRPCAction': { port: PORT },
  'core:v1/EndpointPort': { port: PORT },
  'core:networking.k8s.io/v1/NetworkPolicyPort': { port: PORT_OR_NAME, endPort: PORT },
  'core:networking.k8s.io/v1/ServiceBackendPort': { number: PORT },
  'core:networking.k8s.io/v1/HTTPIngressPath': { path: format('absolute-path') },
  'core:networking.k8s.io/v1/IngressClassParametersReference': { scope: oneOf('Cluster', 'Namespace') },
  'core:admissionregistration.k8s.io/v1/ServiceReference': { port: PORT },
  'core:v1/Container': {
    name: format('dns-label'),
    restartPolicy: oneOf('Always', 'Never', 'OnFailure'),
  },
  'core:v1/EphemeralContainer': { name: format('dns-label') },
  'core:v1/ContainerResizePolicy': { restartPolicy: oneOf('NotRequired', 'RestartContainer') },
  'core:v1/EnvVar': { name: format('env-name') },
  'core:v1/Volume': { name: format('dns-label') },
  'core:v1/VolumeMount': { mountPath: { kind: 'string', rule: { min: 1 } } },
  'core:v1/Probe': {
    initialDelaySeconds: NOT_NEGATIVE,
    periodSeconds: NOT_NEGATIVE,
    timeoutSeconds: NOT_NEGATIVE,
    successThreshold: NOT_NEGATIVE,
    failureThreshold: NOT_NEGATIVE,
    terminationGracePeriodSeconds: POSITIVE,
  },
  'core:v1/PodSpec': {
    terminationGracePeriodSeconds: NOT_NEGATIVE,
    activeDeadlineSeconds: POSITIVE,
    nodeSelector: LABELS,
    serviceAccountName: format('dns-subdomain'),
    priorityClassName: format('dns-subdomain'),
    runtimeClassName: format('dns-subdomain'),
  },
  'core:v1/SecurityContext': { runAsUser: USER_ID, runAsGroup: USER_ID },
  'core:v1/PodSecurityContext': {
    runAsUser: USER_ID,
    runAsGroup: USER_ID,
    fsGroup: USER_ID,
    supplementalGroups: { kind: 'list', of: USER_ID },
    seLinuxChangePolicy: oneOf('MountOption', 'Recursive'),
  },
  'core:v1/TopologySpreadConstraint': {
    maxSkew: POSITIVE,
    minDomains: POSITIVE,
    topologyKey: format('label-key'),
  },
  'core:v1/PodAffinityTerm': { topologyKey: format('label-key') },
  'core:v1/WeightedPodAffinityTerm': { weight: range(1, 100) },
  'core:v1/PreferredSchedulingTerm': { weight: range(1, 100) },
  'core:v1/NodeSelectorRequirement': { key: format('label-key') },
  'core:v1/Taint': { key: format('label-key'), value: format('label-value') },
  'core:v1/KeyToPath': { mode: FILE_MODE },
  'core:v1/ConfigMapVolumeSource': { defaultMode: FILE_MODE },
  'core:v1/SecretVolumeSource': { defaultMode: FILE_MODE },
  'core:v1/ProjectedVolumeSource': { defaultMode: FILE_MODE },
  'core:v1/DownwardAPIVolumeSource': { defaultMode: FILE_MODE },
  'core:v1/ServiceAccountTokenProjection': { expirationSeconds: { kind: 'integer', min: 600 } },
  'core:v1/ClientIPConfig': { timeoutSeconds: range(1, 86400) },
  'core:v1/ConfigMap': { data: keyed, binaryData: keyed },
  'core:v1/Secret': { data: keyed, stringData: keyed },
  // The plugin of a quota may count any resource, but a limit has these three subjects only.
  'core:v1/LimitRangeItem': { type: oneOf('Container', 'PersistentVolumeClaim', 'Pod') },
  'core:apps/v1/DeploymentSpec': {
    replicas: NOT_NEGATIVE,
    minReadySeconds: NOT_NEGATIVE,
    revisionHistoryLimit: NOT_NEGATIVE,
    progressDeadlineSeconds: NOT_NEGATIVE,
  },
  'core:apps/v1/ReplicaSetSpec': { replicas: NOT_NEGATIVE, minReadySeconds: NOT_NEGATIVE },
  'core:apps/v1/StatefulSetSpec': {
    replicas: NOT_NEGATIVE,
    minReadySeconds: NOT_NEGATIVE,
    revisionHistoryLimit: NOT_NEGATIVE,
  },
  'core:apps/v1/DaemonSetSpec': { minReadySeconds: NOT_NEGATIVE, revisionHistoryLimit: NOT_NEGATIVE },
  'core:apps/v1/RollingUpdateDeployment': { maxSurge: COUNT_OR_PERCENT, maxUnavailable: COUNT_OR_PERCENT },
  'core:apps/v1/RollingUpdateDaemonSet': { maxSurge: COUNT_OR_PERCENT, maxUnavailable: COUNT_OR_PERCENT },
  'core:apps/v1/RollingUpdateStatefulSetStrategy': {
    maxUnavailable: COUNT_OR_PERCENT,
    partition: NOT_NEGATIVE,
  },
  'core:policy/v1/PodDisruptionBudgetSpec': {
    maxUnavailable: COUNT_OR_PERCENT,
    minAvailable: COUNT_OR_PERCENT,
  },
  'core:batch/v1/JobSpec': {
    activeDeadlineSeconds: NOT_NEGATIVE,
    backoffLimit: NOT_NEGATIVE,
    completions: NOT_NEGATIVE,
    parallelism: NOT_NEGATIVE,
    ttlSecondsAfterFinished: NOT_NEGATIVE,
  },
  'core:batch/v1/CronJobSpec': {
    schedule: { kind: 'string', rule: { min: 1 } },
    startingDeadlineSeconds: NOT_NEGATIVE,
    successfulJobsHistoryLimit: NOT_NEGATIVE,
    failedJobsHistoryLimit: NOT_NEGATIVE,
  },
  'core:autoscaling/v2/HorizontalPodAutoscalerSpec': { minReplicas: NOT_NEGATIVE, maxReplicas: POSITIVE },
  'core:autoscaling/v2/MetricSpec': {
    type: oneOf('ContainerResource', 'External', 'Object', 'Pods', 'Resource'),
  },
  'core:autoscaling/v2/MetricTarget': {
    type: oneOf('AverageValue', 'Utilization', 'Value'),
    averageUtilization: POSITIVE,
  },
  'core:autoscaling/v2/HPAScalingRules': {
    selectPolicy: oneOf('Disabled', 'Max', 'Min'),
    stabilizationWindowSeconds: range(0, 3600),
  },
  'core:autoscaling/v2/HPAScalingPolicy': {
    type: oneOf('Percent', 'Pods'),
    value: POSITIVE,
    periodSeconds: range(1, 1800),
  },
  'core:storage.k8s.io/v1/CSIDriverSpec': {
    fsGroupPolicy: oneOf('File', 'None', 'ReadWriteOnceWithFSType'),
  },
  // Values above are kept for the classes that Kubernetes brings.
  'core:scheduling.k8s.io/v1/PriorityClass': { value: { kind: 'integer', max: 2_000_001_000 } },
  'core:rbac.authorization.k8s.io/v1/Subject': { kind: oneOf('Group', 'ServiceAccount', 'User') },
  'core:rbac.authorization.k8s.io/v1/RoleRef': { kind: oneOf('ClusterRole', 'Role') },
};

/** Fields that the schema calls optional and without which the API server refuses an object. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'core:apps/v1/Deployment': ['spec'],
  'core:apps/v1/StatefulSet': ['spec'],
  'core:apps/v1/DaemonSet': ['spec'],
  'core:batch/v1/Job': ['spec'],
  'core:batch/v1/CronJob': ['spec'],
  'core:batch/v1/JobTemplateSpec': ['spec'],
  'core:autoscaling/v2/HorizontalPodAutoscaler': ['spec'],
  'core:v1/Pod': ['spec'],
  'core:v1/PodTemplateSpec': ['spec'],
  'core:v1/PersistentVolumeClaim': ['spec'],
};
