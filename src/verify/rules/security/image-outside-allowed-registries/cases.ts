import type { RuleCases } from '../../../rule.ts';

const pod = (image: string, namespace = 'shop') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ${image}
---
`;
const admission = (expression: string, actions = '[Deny]') => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: images }
spec:
  matchConstraints:
    resourceRules:
      - { apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods] }
  variables:
    - { name: images, expression: 'object.spec.containers.map(c, c.image)' }
  validations:
    - expression: "${expression}"
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: images }
spec:
  policyName: images
  validationActions: ${actions}
  matchResources:
    namespaceSelector:
      matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [shop] }]
`;
const own = "variables.images.all(i, ['ghcr.io/shop/', 'quay.io/'].exists(r, i.startsWith(r)))";
const kyverno = (more: string) => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: registries }
spec:
${more}  rules:
    - name: registries
      match: { any: [{ resources: { kinds: [Pod] } }] }
      validate:
        message: unknown registry
        pattern: { spec: { containers: [{ image: 'ghcr.io/shop/* | registry.example.com/*' }] } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a Validating Admission Policy with a list of registries',
      files: { 'a.yaml': pod('docker.io/library/api:1.0.0 # <-- here') + admission(own) },
    },
    {
      name: 'an image without a registry, which the policy sees as it is written',
      files: {
        'a.yaml':
          pod('api:1.0.0 # <-- here') +
          admission("object.spec.containers.all(c, c.image.startsWith('docker.io/'))"),
      },
    },
    {
      name: 'a policy of Kyverno',
      files: {
        'a.yaml': pod('quay.io/api:1.0.0 # <-- here') + kyverno('  validationFailureAction: Enforce\n'),
      },
    },
    {
      name: 'a registry that only begins like the one that is let in',
      files: { 'a.yaml': pod('ghcr.io/shop-of-others/api:1.0.0 # <-- here') + admission(own) },
    },
  ],
  good: [
    {
      name: 'an image from a registry of the list',
      files: { 'a.yaml': pod('quay.io/api:1.0.0') + admission(own) },
    },
    {
      name: 'another namespace',
      files: { 'a.yaml': pod('docker.io/library/api:1.0.0', 'tools') + admission(own) },
    },
    {
      name: 'a policy that only warns',
      files: { 'a.yaml': pod('docker.io/library/api:1.0.0') + admission(own, '[Warn, Audit]') },
    },
    {
      name: 'an expression that says more than where images begin',
      files: {
        'a.yaml':
          pod('docker.io/library/api:1.0.0') +
          admission("object.spec.containers.all(c, !c.image.startsWith('docker.io/evil/'))"),
      },
    },
    { name: 'a policy of Kyverno that audits', files: { 'a.yaml': pod('quay.io/api:1.0.0') + kyverno('') } },
    {
      name: 'an image that is filled in later',
      files: { 'a.yaml': pod('<image>') + admission(own) },
    },
  ],
};
