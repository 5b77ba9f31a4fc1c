import type { RuleCases } from '../../../rule.ts';

const postgres = (spec: string, mark = '') => ({
  'kubernetes/overlays/production/kustomization.yaml': 'resources: [db.yaml]\n',
  'kubernetes/overlays/production/db.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders${mark}
  namespace: data
spec:
  instances: 3
  storage: { size: 100Gi }
${spec}`,
});

const archived = `  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters: { barmanObjectName: orders }
`;
const timeout = (value: string) => `  postgresql:
    parameters:
      archive_timeout: ${value}
`;

const definition = {
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  namespaces: { data: {} },
  stores: { orders: { type: 'postgres', runs: 'cluster', backup: { rpo: '15m' } } },
  services: { api: { port: 8080 } },
};

export const cases: RuleCases = {
  bad: [
    {
      name: 'a log that leaves once an hour',
      definition,
      files: postgres(archived + timeout('1h # <-- here')),
    },
    {
      name: 'a log that leaves when it is full',
      definition,
      files: postgres(archived + timeout('"0" # <-- here')),
    },
    { name: 'no log at all', definition, files: postgres('', ' # <-- here') },
  ],
  good: [
    { name: 'soon enough', definition, files: postgres(archived + timeout('450s')) },
    { name: 'the five minutes of the operator', definition, files: postgres(archived) },
    {
      name: 'a definition without backups',
      definition: {
        ...definition,
        stores: { orders: { type: 'postgres', runs: 'cluster', backup: false } },
      },
      files: postgres(''),
    },
  ],
};
