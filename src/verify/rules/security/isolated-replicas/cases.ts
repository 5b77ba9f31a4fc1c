import type { RuleCases } from '../../../rule.ts';

const keycloak = (image: string, env = '', replicas = 3) => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: keycloak
  namespace: identity
spec:
  replicas: ${replicas}
  serviceName: keycloak
  selector:
    matchLabels: { app: keycloak }
  template:
    metadata:
      labels: { app: keycloak }
    spec:
      containers:
        - name: keycloak
          image: ${image}
          args: [start, --optimized]
${env}---
`;

const kubernetes = `          env:
            - { name: KC_CACHE_STACK, value: kubernetes }
            - { name: JAVA_OPTS_APPEND, value: -Djgroups.dns.query=keycloak }
`;

const service = (clusterIp: string) => `apiVersion: v1
kind: Service
metadata:
  name: keycloak
  namespace: identity
spec:
${clusterIp}  selector: { app: keycloak }
  ports:
    - { name: http, port: 8080 }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'an old version without a stack',
      files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0 # <-- here') },
    },
    {
      name: 'a query for a Service that is not there',
      files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0 # <-- here', kubernetes) },
    },
    {
      name: 'a query for a Service that hides the pods',
      files: {
        'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0 # <-- here', kubernetes) + service(''),
      },
    },
    {
      name: 'a cache that is local',
      files: {
        'a.yaml': keycloak(
          'quay.io/keycloak/keycloak:26.4 # <-- here',
          '          envFrom:\n            - configMapRef: { name: settings }\n',
        ).concat(
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: identity }\ndata: { KC_CACHE: local }\n',
        ),
      },
    },
  ],
  good: [
    {
      name: 'a headless Service',
      files: {
        'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0', kubernetes) + service('  clusterIP: None\n'),
      },
    },
    { name: 'a new version', files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:26.4.2') } },
    { name: 'a single pod', files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0', '', 1) } },
    { name: 'another program', files: { 'a.yaml': keycloak('example.com/keycloak-themes:1.0') } },
  ],
};
