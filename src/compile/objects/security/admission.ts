import type { Sourced } from '../../../base/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { namespaceLabel } from '../network/peers.ts';
import { sourced } from '../sourced.ts';

/**
 * What the API server refuses in the platform's namespaces, whoever asks: images under tags that move, and images from
 * elsewhere than the given registries. Source: 'Validating Admission Policy' of the Kubernetes documentation.
 */
export function imagePolicy(platform: Platform, environment: Environment): readonly Sourced[] {
  const { images, path } = environment.security;
  if (images === undefined) return [];
  const from = [...path, 'images'];
  const name = `${platform.name}-images`;
  const labels = labelsOf(platform, name, 'cluster');
  const prefixes = images.registries.map((registry) => `'${registry}/'`).join(', ');
  const policy = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name, labels },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['pods', 'pods/ephemeralcontainers'],
          },
        ],
      },
      variables: [
        {
          name: 'images',
          expression:
            '(object.spec.containers + object.spec.?initContainers.orValue([])).map(c, c.image) + object.spec.?ephemeralContainers.orValue([]).map(c, c.image)',
        },
      ],
      validations: [
        {
          expression:
            "variables.images.all(i, i.contains('@sha256:') || (i.matches(':[^/:]+$') && !i.endsWith(':latest')))",
          message: 'An image needs a tag that never moves, or a digest.',
        },
        ...(images.registries.length === 0
          ? []
          : [
              {
                expression: `variables.images.all(i, [${prefixes}].exists(r, i.startsWith(r)))`,
                message: `Images come from ${images.registries.join(', ')}.`,
              },
            ]),
      ],
    },
  };
  const binding = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name, labels },
    spec: {
      policyName: name,
      // Denied requests are in the audit log as well.
      validationActions: images.enforce ? ['Deny', 'Audit'] : ['Warn', 'Audit'],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [
            {
              key: namespaceLabel,
              operator: 'In',
              values: environment.namespaces.map((namespace) => namespace.name),
            },
          ],
        },
      },
    },
  };
  return [
    sourced(policy, from),
    sourced(binding, from, {
      comments: { 'spec.validationActions': 'What is refused or warned of stands in the audit log too.' },
    }),
  ];
}
