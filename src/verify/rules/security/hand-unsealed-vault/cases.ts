import type { RuleCases } from '../../../rule.ts';

const helmfile = `releases:
  - name: vault
    namespace: vault
    chart: hashicorp/vault
    values: [values.yaml]
`;

const values = (config: string, mark = '') => `server:
  ha:
    enabled: true
    replicas: 3
    raft:
      enabled: true
      config: |${mark}
        storage "raft" { path = "/vault/data" }
${config}`;

/** A release is looked at beside the objects of its cluster. */
const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: vault }\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'storage, and no seal',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile,
        'values.yaml': values('', ' # <-- here'),
      },
    },
    {
      name: 'the configuration of the chart',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile.replace('- name: vault', '- name: vault # <-- here'),
        'values.yaml': 'ui: { enabled: true }\n',
      },
    },
  ],
  good: [
    {
      name: 'a key of the cloud',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile,
        'values.yaml': values('        seal "awskms" { kms_key_id = "alias/vault" }\n'),
      },
    },
    {
      name: 'a release whose values are elsewhere',
      files: {
        'namespace.yaml': namespace,
        'helmfile.yaml': helmfile.replace('    values: [values.yaml]\n', ''),
      },
    },
  ],
};
