import type { RuleCases } from '../../../rule.ts';

const keycloak = (image: string, args: string) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: keycloak, namespace: identity }
spec:
  serviceName: keycloak
  selector: { matchLabels: { app: keycloak } }
  template:
    metadata: { labels: { app: keycloak } }
    spec:
      containers:
        - name: keycloak
          image: ${image}
          args: [${args}]
          env:
            - { name: KC_DB, value: postgres }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the published image',
      files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0 # <-- here', 'start, --optimized') },
    },
    {
      name: 'the published image by its digest',
      files: {
        'a.yaml': keycloak(
          'quay.io/keycloak/keycloak@sha256:0000000000000000000000000000000000000000000000000000000000000000 # <-- here',
          'start, --optimized, --hostname=login.example.com',
        ),
      },
    },
  ],
  good: [
    {
      name: 'an image of one’s own',
      files: { 'a.yaml': keycloak('registry.example.com/keycloak:26.8.2-1', 'start, --optimized') },
    },
    {
      name: 'the published image that builds itself when it starts',
      files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:26.4', 'start, --db=postgres') },
    },
  ],
};
