import { boolean, core, integer, kind, list, map, object, oneOf, partOf, quantity, string } from './words.ts';

// Source: rabbitmq/cluster-operator, api/v1beta1/rabbitmqcluster_types.go
const labelsAndAnnotations = object({ labels: map(string), annotations: map(string) });
export const rabbitmqCluster = kind(
  object({
    replicas: integer(0),
    image: string,
    imagePullSecrets: list(core('LocalObjectReference')),
    service: partOf({
      type: oneOf('ClusterIP', 'LoadBalancer', 'NodePort'),
      annotations: map(string),
      labels: map(string),
    }),
    persistence: partOf({ storageClassName: string, storage: quantity }),
    resources: core('ResourceRequirements'),
    affinity: core('Affinity'),
    tolerations: list(core('Toleration')),
    rabbitmq: partOf({
      additionalPlugins: list({ kind: 'string', rule: { pattern: '^\\w+$', max: 100 } }, 100),
      additionalConfig: string,
      advancedConfig: string,
      envConfig: string,
    }),
    tls: object({ secretName: string, caSecretName: string, disableNonTLSListeners: boolean }),
    // The override is merged over what the operator makes, so nothing in it is required.
    override: object({
      statefulSet: partOf({ metadata: labelsAndAnnotations }),
      service: partOf({ metadata: labelsAndAnnotations }),
    }),
    skipPostDeploySteps: boolean,
    terminationGracePeriodSeconds: integer(0),
    delayStartSeconds: integer(0),
    secretBackend: partOf({}),
    autoEnableAllFeatureFlags: boolean,
    disableDefaultTopologySpreadConstraints: boolean,
  }),
);
