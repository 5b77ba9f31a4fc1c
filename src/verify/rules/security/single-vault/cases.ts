import type { RuleCases } from '../../../rule.ts';

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
      name: 'the one server of the chart',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile.replace('- name: vault', '- name: vault # <-- here'),
        'values.yaml': 'ui: { enabled: true }\n',
      },
    },
    {
      name: 'two servers',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile,
        'values.yaml': 'server:\n  ha:\n    enabled: true\n    replicas: 2 # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'three servers, which is what the chart takes',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile,
        'values.yaml': 'server: { ha: { enabled: true } }\n',
      },
    },
    {
      name: 'an injector whose Vault is elsewhere',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile,
        'values.yaml': 'injector: { externalVaultAddr: "https://vault.example.com" }\n',
      },
    },
  ],
};
