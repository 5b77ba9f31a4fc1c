import { expect, it } from 'vitest';
import { readPlatform } from '../../model/index.ts';
import { components } from './units.ts';

function accounts(cloud: object, security: object = {}, more: object = { edge: {} }) {
  const { platform, diagnostics } = readPlatform({
    name: 'shop',
    environments: ['production'],
    cloud,
    domain: 'example.com',
    security,
    observability: { logs: 'loki', traces: 'tempo' },
    ...more,
    services: { web: { port: 8080, expose: { host: 'www' } } },
  });
  if (platform === undefined) throw new Error(JSON.stringify(diagnostics));
  const found = components(platform).get('production') ?? [];
  return Object.fromEntries(
    found.map(({ name, values }) => [name, values.value as { serviceAccount?: { annotations?: object } }]),
  );
}

const role = 'eks.amazonaws.com/role-arn';
const aws = { provider: 'aws', region: 'eu-central-1', account: '111122223333' };

it('says nothing where AWS binds roles by the names of accounts', () => {
  const { loki, tempo, 'external-dns': dns } = accounts(aws);
  for (const values of [loki, tempo, dns]) {
    expect(values).toBeDefined();
    expect(values?.serviceAccount?.annotations).toBeUndefined();
  }
});

it('names the role of each where accounts name their roles', () => {
  const found = accounts({ ...aws, identity: 'irsa' });
  for (const name of ['loki', 'tempo', 'external-dns'])
    expect(found[name]?.serviceAccount?.annotations).toEqual({
      [role]: `arn:aws:iam::111122223333:role/shop-production-${name}`,
    });
});

it('treats what adds nodes as all other software', () => {
  const pools = { cluster: { pools: { general: { instance: 't3.large', nodes: [1, 5] } } } };
  const autoscaler = (cloud: object) =>
    accounts(cloud, {}, { edge: {}, ...pools })['cluster-autoscaler'] as
      | { rbac?: { serviceAccount?: object } }
      | undefined;
  expect(autoscaler(aws)?.rbac?.serviceAccount).toEqual({ name: 'cluster-autoscaler' });
  expect(autoscaler({ ...aws, identity: 'irsa' })?.rbac?.serviceAccount).toEqual({
    name: 'cluster-autoscaler',
    annotations: { [role]: 'arn:aws:iam::111122223333:role/shop-production-cluster-autoscaler' },
  });
});

it('takes the identity that the definition names, on every cloud', () => {
  const named = accounts(aws, { identities: { loki: 'arn:aws:iam::111122223333:role/logs' } });
  expect(named.loki?.serviceAccount?.annotations).toEqual({ [role]: 'arn:aws:iam::111122223333:role/logs' });
  expect(named.tempo?.serviceAccount?.annotations).toBeUndefined();
  const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  const azure = accounts(
    { provider: 'azure', region: 'westeurope', account: tenant },
    { identities: { loki: 'client', tempo: 'other' } },
    { edge: { dns: { provider: 'none' }, certificates: { challenge: 'http' } } },
  );
  expect(azure.loki).toMatchObject({
    serviceAccount: {
      annotations: {
        'azure.workload.identity/client-id': 'client',
        'azure.workload.identity/tenant-id': tenant,
      },
    },
    loki: { podLabels: { 'azure.workload.identity/use': 'true' } },
  });
  expect(azure.tempo).toMatchObject({ podLabels: { 'azure.workload.identity/use': 'true' } });
});

it('derives the service accounts of Google from the project', () => {
  const { loki, 'external-dns': dns } = accounts(
    { provider: 'gcp', region: 'europe-west4', account: 'shop-project' },
    {},
    { edge: { dns: { project: 'shop-dns' } } },
  );
  expect(dns?.serviceAccount?.annotations).toEqual({
    'iam.gke.io/gcp-service-account': 'external-dns@shop-project.iam.gserviceaccount.com',
  });
  expect(loki?.serviceAccount?.annotations).toEqual({
    'iam.gke.io/gcp-service-account': 'loki@shop-project.iam.gserviceaccount.com',
  });
});
