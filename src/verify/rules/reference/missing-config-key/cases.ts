import type { RuleCases } from '../../../rule.ts';

const pod = (spec: string) => `apiVersion: v1
kind: Pod
metadata:
  name: claims
  namespace: claims
spec:
  containers:
    - name: claims
      image: registry.example.com/claims:1.0.0
${spec}`;

const configMap = (name: string, data: string) => `---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: claims
data:
${data}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a volume of a ConfigMap that nobody declares',
      files: {
        'pod.yaml': pod(`  volumes:
    - name: config
      configMap:
        name: claims-config # <-- here
`),
      },
    },
    {
      name: 'a key that is written in another way',
      files: {
        'pod.yaml':
          pod(`      env:
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: claims-config
              key: log_level # <-- here
`) + configMap('claims-config', '  LOG_LEVEL: info\n'),
      },
    },
    {
      name: 'all variables, and a key of a projected volume',
      files: {
        'pod.yaml':
          pod(`      envFrom:
        - configMapRef:
            name: settings # <-- here
  volumes:
    - name: config
      projected:
        sources:
          - configMap:
              name: claims-config
              items:
                - key: routes.yaml # <-- here
                  path: routes.yaml
`) + configMap('claims-config', '  rules.yaml: "[]"\n'),
      },
    },
  ],
  good: [
    {
      name: 'a generated ConfigMap with a hash in its name',
      files: {
        'app/kustomization.yaml': `namespace: claims
resources: [pod.yaml]
configMapGenerator:
  - name: claims-config
    literals: [LOG_LEVEL=info]
`,
        'app/pod.yaml': pod(`      env:
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef: { name: claims-config, key: LOG_LEVEL }
  volumes:
    - name: config
      configMap: { name: claims-config }
`),
      },
    },
    {
      name: 'ConfigMaps that are in every namespace, binary data, and optional ones',
      files: {
        'pod.yaml':
          pod(`  volumes:
    - name: ca
      projected:
        sources:
          - configMap: { name: kube-root-ca.crt, items: [{ key: ca.crt, path: ca.crt }] }
          - configMap: { name: maybe, optional: true }
    - name: logo
      configMap: { name: logo, items: [{ key: logo.png, path: logo.png }] }
`) + configMap('logo', '  alt: logo\nbinaryData:\n  logo.png: aGVsbG8=\n'),
      },
    },
  ],
};
