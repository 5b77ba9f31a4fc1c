import type { RuleCases } from '../../../rule.ts';

const pod = (env: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
      env:
${env}`;

const variable = (name: string, value: string) => `        - name: ${name}
          value: ${value}
`;

const configMap = (data: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: shop
data:
${data}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'variables that are named after what they hold',
      files: {
        'pod.yaml': pod(
          variable('POSTGRES_PASSWORD', 'hunter2-pr$d # <-- here') +
            variable('stripeApiKey', 'abc123def456 # <-- here') +
            variable('JWT_SECRET', '"s3cr3t # value" # <-- here'),
        ),
      },
    },
    {
      name: 'URLs with a password',
      files: {
        'pod.yaml': pod(variable('DATABASE_URL', 'postgres://app:hunter2@postgres.data:5432/app # <-- here')),
        'config.yaml': configMap('  BROKER: amqp://guest:guest@rabbitmq:5672/ # <-- here\n'),
      },
    },
    {
      name: 'a configuration file with a password, and a key file',
      files: {
        'config.yaml': configMap(`  application.properties: | # <-- here
    spring.datasource.url=jdbc:postgresql://postgres:5432/app
    spring.datasource.password=hunter2
  server.key: | # <-- here
    -----BEGIN RSA PRIVATE KEY-----
    MIIEow
    -----END RSA PRIVATE KEY-----
`),
      },
    },
    {
      name: 'a Secret, in text and in base64',
      files: {
        'secret.yaml': `apiVersion: v1
kind: Secret
metadata: { name: database, namespace: shop }
stringData:
  username: shop
  password: hunter2-prod # <-- here
data:
  api-token: czNjcjN0LXZhbHVl # <-- here
`,
      },
    },
  ],
  good: [
    {
      name: 'a Secret that is encrypted, filled in later, or holds no credential',
      files: {
        'encrypted.yaml': `apiVersion: v1
kind: Secret
metadata: { name: database, namespace: shop }
stringData: { password: "ENC[AES256_GCM,data:Tr7o=,iv:1=,tag:k=,type:str]" }
sops: { version: 3.11.0 }
`,
        'later.yaml': `apiVersion: v1
kind: Secret
metadata: { name: later, namespace: shop }
stringData: { password: "\${PASSWORD}", token: "<the token>" }
`,
        'repository.yaml': `apiVersion: v1
kind: Secret
metadata: { name: repository, namespace: argocd, labels: { argocd.argoproj.io/secret-type: repository } }
stringData: { type: git, url: "https://git.example.com/shop" }
`,
      },
    },
    {
      name: 'references of every sort',
      files: {
        'pod.yaml': pod(
          `        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef: { name: database, key: password }
${variable('DATABASE_URL', 'postgres://app:$(DB_PASSWORD)@postgres:5432/app')}${variable('API_KEY', 'vault:secret/data/shop#api-key')}${variable('AUTH_TOKEN', '/var/run/secrets/tokens/auth')}${variable('SESSION_SECRET', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:session')}${variable('DB_SECRET', 'database')}`,
        ),
        'secret.yaml': `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: database
  namespace: shop
spec:
  encryptedData: { password: AgB1 }
`,
      },
    },
    {
      name: 'names that only sound like credentials, and empty values',
      files: {
        'pod.yaml': pod(
          variable('REQUIRE_PASSWORD', '"true"') +
            variable('TOKEN_TTL', '3600s') +
            variable('MAX_TOKEN', '"4096"') +
            variable('PASSWORD_FILE', '/run/secrets/password') +
            variable('SECRET_NAME', 'database-credentials') +
            variable('ADMIN_PASSWORD', '""') +
            variable('TOKEN_URL', 'https://login.example.com/oauth/token') +
            variable('STRIPE_PUBLISHABLE_API_KEY', 'abc123def456') +
            variable('URL_FORMAT', 'postgres://%s:%s@%s/app') +
            variable('CACHE_URL', 'redis://redis:6379/0'),
        ),
      },
    },
    {
      name: 'files that speak of passwords without holding one',
      files: {
        'config.yaml': configMap(`  grafana.ini: |
    [security]
    admin_password = $__file{/etc/secrets/password}
  application.yaml: |
    datasource:
      url: jdbc:postgresql://postgres:5432/app
      password: \${DB_PASSWORD}
  prometheus.yml: |
    basic_auth: { username: metrics, password_file: /etc/secrets/password }
  connect.py: |
    def connect(user, password: str):
        return open(user, password=read(user))
  form.yaml: |
    password: { type: string }
  app.conf: |
    proxy_pass http://web:8080;
`),
      },
    },
  ],
};
