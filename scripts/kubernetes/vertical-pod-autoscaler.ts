import { integer, kind, list, map, object, oneOf, quantity, string } from './words.ts';

// Source: kubernetes/autoscaler, vertical-pod-autoscaler/pkg/apis/autoscaling.k8s.io/v1/types.go
const startupBoost = object({
  cpu: object({
    'type!': oneOf('Factor', 'Quantity'),
    factor: integer(),
    quantity,
    duration: string,
  }),
});
export const verticalPodAutoscaler = kind(
  object({
    'targetRef!': object({ apiVersion: string, 'kind!': string, 'name!': string }),
    updatePolicy: object({
      updateMode: oneOf('Auto', 'InPlaceOrRecreate', 'Initial', 'Off', 'Recreate'),
      minReplicas: integer(),
      evictionRequirements: list(
        object({
          'resources!': list(string),
          'changeRequirement!': oneOf('TargetHigherThanRequests', 'TargetLowerThanRequests'),
        }),
      ),
    }),
    resourcePolicy: object({
      containerPolicies: list(
        object({
          containerName: string,
          mode: oneOf('Auto', 'Off'),
          minAllowed: map(quantity),
          maxAllowed: map(quantity),
          controlledResources: list(string),
          controlledValues: oneOf('RequestsAndLimits', 'RequestsOnly'),
          oomBumpUpRatio: quantity,
          oomMinBumpUp: quantity,
          startupBoost,
        }),
      ),
    }),
    recommenders: list(object({ 'name!': string })),
    startupBoost,
  }),
);
