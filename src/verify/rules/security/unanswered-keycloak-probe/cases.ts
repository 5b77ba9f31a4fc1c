import type { RuleCases } from '../../../rule.ts';

const keycloak = (image: string, args: string, probe: string, env = '') => `apiVersion: apps/v1
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
          ports: [{ name: http, containerPort: 8080 }, { name: management, containerPort: 9000 }]
          env: [${env}]
          livenessProbe:
            httpGet:
${probe}`;
const at = (port: string, path = '/health/live') =>
  `              path: ${path}\n              port: ${port}\n`;
const on = '{ name: KC_HEALTH_ENABLED, value: "true" }';

export const cases: RuleCases = {
  bad: [
    {
      name: 'health that nobody has switched on',
      files: {
        'a.yaml': keycloak('quay.io/keycloak/keycloak:23.0', 'start', at('8080', '/health/live # <-- here')),
      },
    },
    {
      name: 'a switch that comes too late for the published image',
      files: {
        'a.yaml': keycloak(
          'quay.io/keycloak/keycloak:26.4',
          'start, --optimized',
          at('9000', '/health/live # <-- here'),
          on,
        ),
      },
    },
    {
      name: 'the port of requests',
      files: {
        'a.yaml': keycloak(
          'registry.example.com/keycloak:26.4',
          'start, --optimized',
          at('http # <-- here'),
          on,
        ),
      },
    },
  ],
  good: [
    {
      name: 'the management port of an image of one’s own',
      files: {
        'a.yaml': keycloak('registry.example.com/keycloak:26.4', 'start, --optimized', at('management')),
      },
    },
    {
      name: 'an older version, which answers at the port of requests',
      files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:24.0', 'start', at('8080'), on) },
    },
    {
      name: 'a path that is no health endpoint',
      files: { 'a.yaml': keycloak('quay.io/keycloak/keycloak:26.4', 'start', at('8080', '/realms/master')) },
    },
    {
      name: 'health left at the port of requests',
      files: {
        'a.yaml': keycloak(
          'registry.example.com/keycloak:26.4',
          'start, --optimized',
          at('8080'),
          `${on}, { name: KC_HTTP_MANAGEMENT_HEALTH_ENABLED, value: "false" }`,
        ),
      },
    },
  ],
};
