import type { RuleCases } from '../../../rule.ts';

const deployment = (container: string, pod = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: claims-service
  namespace: claims
spec:
  selector:
    matchLabels: { app: claims-service }
  template:
    metadata:
      labels: { app: claims-service }
    spec:
${pod}      containers:
        - name: claims-service
          image: registry.example.com/claims-service:1.4.2
${container}---
`;

const variable = `          env:
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef:
                  name: database-credentials
                  key: url # <-- here
`;

/** A pod that takes all keys of a Secret, which stands at the end of its line. */
const reader = (secret: string) => `apiVersion: v1
kind: Pod
metadata: { name: "${secret.split(' ')[0]}-reader", namespace: shop }
spec:
  containers:
    - name: a
      image: a:1
      envFrom:
        - secretRef:
            name: ${secret}
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a Secret that a command makes elsewhere, or only to be sealed',
      files: {
        'pods.yaml': `${reader('database # <-- here')}${reader('partner # <-- here')}`,
        'make.sh': `kubectl create secret generic database -n other --from-literal=key="$KEY"
kubectl create secret generic partner -n shop --dry-run=client -o yaml | kubeseal > sealed.yaml
`,
      },
    },
    {
      name: 'a key that the sealed Secret does not hold',
      files: {
        'claims.yaml':
          deployment(variable) +
          `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: database-credentials
  namespace: claims
spec:
  encryptedData:
    username: AgB1
    password: AgB2
`,
      },
    },
    {
      name: 'a Secret of another namespace, read by several containers',
      files: {
        'claims.yaml':
          deployment(
            variable
              .replace(' # <-- here', '')
              .replace('name: database-credentials', 'name: database-credentials') +
              `          envFrom:
            - secretRef:
                name: database-credentials
`,
          ).replace('key: url', 'key: url # <-- here') +
          `apiVersion: v1
kind: Secret
metadata:
  name: database-credentials
  namespace: data
stringData:
  url: postgres://localhost
`,
      },
    },
    {
      name: 'volumes, projected volumes and image pulls',
      files: {
        'claims.yaml': deployment(
          '',
          `      imagePullSecrets:
        - name: registry # <-- here
      volumes:
        - name: tls
          secret:
            secretName: claims-tls # <-- here
        - name: all
          projected:
            sources:
              - secret:
                  name: claims-keys
                  items:
                    - { key: signing.pem, path: signing.pem } # <-- here
`,
        ),
      },
    },
    {
      name: 'a key that the external Secret does not fetch',
      files: {
        'claims.yaml':
          deployment(variable) +
          `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: database
  namespace: claims
spec:
  target:
    name: database-credentials
  data:
    - secretKey: uri
      remoteRef: { key: claims/database, property: uri }
`,
      },
    },
  ],
  good: [
    {
      name: 'a Secret that Terraform or a command makes',
      files: {
        'pods.yaml': reader('database') + reader('partner'),
        'main.tf':
          'resource "kubernetes_secret_v1" "database" {\n  metadata {\n    name = "database"\n    namespace = "shop"\n  }\n}\n',
        'README.md':
          '```bash\nkubectl -n shop create secret generic partner --from-literal=key=... --dry-run=client -o yaml | kubectl apply -f -\n```\n',
      },
    },
    {
      name: 'optional references',
      files: {
        'claims.yaml': deployment(
          variable.replace('key: url # <-- here', 'key: url\n                  optional: true'),
          '      volumes:\n        - name: tls\n          secret: { secretName: claims-tls, optional: true }\n',
        ),
      },
    },
    {
      name: 'keys that are decided elsewhere',
      files: {
        'claims.yaml':
          deployment(variable.replace(' # <-- here', '')) +
          `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: database-credentials
  namespace: claims
spec:
  dataFrom:
    - extract: { key: claims/database }
`,
      },
    },
    {
      name: 'a Secret that an operator makes, one that a certificate makes, one that is made by hand',
      files: {
        'claims.yaml':
          deployment(
            variable
              .replace('database-credentials', 'claims-app')
              .replace('key: url # <-- here', 'key: uri') +
              '          envFrom:\n            - secretRef: { name: claims-by-hand }\n',
            '      volumes:\n        - name: tls\n          secret: { secretName: claims-tls }\n',
          ) +
          `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: claims
  namespace: claims
spec:
  instances: 3
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: claims
  namespace: claims
spec:
  secretName: claims-tls
  issuerRef: { name: internal }
`,
        'claims.env.example': '# Secret claims/claims-by-hand\nAPI_KEY=\n',
      },
    },
    {
      name: 'a Secret that an object of an unknown kind is told to make',
      files: {
        'claims.yaml':
          deployment(variable.replace(' # <-- here', '')) +
          `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  name: database
  namespace: claims
spec:
  destination: { name: database-credentials, create: true }
`,
      },
    },
  ],
};
