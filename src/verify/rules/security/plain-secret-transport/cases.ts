import type { RuleCases } from '../../../rule.ts';

const store = (server: string) => `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata:
  name: vault
spec:
  provider:
    vault:
      server: ${server}
      path: secret
      version: v2
`;

const deployment = (address: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
spec:
  selector:
    matchLabels: { app: api }
  template:
    metadata:
      labels: { app: api }
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1.0.0
          env:
            - name: VAULT_ADDR
              value: ${address}
`;

const helmfile = `releases:
  - name: vault
    namespace: vault
    chart: hashicorp/vault
    values: [values.yaml]
`;

/** A release is looked at beside the objects of its cluster. */
const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: vault }\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a store of secrets',
      files: { 'a.yaml': store('http://vault.vault.svc:8200 # <-- here') },
    },
    {
      name: 'a service that asks Vault itself',
      files: { 'a.yaml': deployment('http://vault.vault.svc:8200 # <-- here') },
    },
    {
      name: 'a server without TLS',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile,
        'values.yaml': 'global:\n  tlsDisable: true # <-- here\n',
      },
    },
    {
      name: 'a server that nobody has told to speak TLS',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile.replace('- name: vault', '- name: vault # <-- here'),
        'values.yaml': 'server: { ha: { enabled: true } }\n',
      },
    },
  ],
  good: [
    {
      name: 'https everywhere',
      files: {
        'a.yaml': `${store('https://vault.vault.svc:8200')}---\n${deployment('https://vault.vault.svc:8200')}`,
        'helmfile.yaml': helmfile,
        'values.yaml': 'global: { tlsDisable: false }\n',
      },
    },
    {
      name: 'an agent in the same pod',
      files: { 'a.yaml': deployment('http://127.0.0.1:8200') },
    },
  ],
};
