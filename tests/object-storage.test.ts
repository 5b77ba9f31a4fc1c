import { expect, it } from 'vitest';
import { components } from '../src/compile/objects/units.ts';
import { readFacts } from '../src/facts/index.ts';
import { aws, bucket, definePlatform, postgres } from '../src/model/index.ts';
import { compiled } from './tools/compiled.ts';

it('keeps logs, traces and backups in buckets of the cluster, each with its own key on the same servers', () => {
  const { platform, files } = compiled(
    definePlatform({
      name: 'shop',
      environments: ['dev', 'production'],
      cloud: aws({ region: 'eu-central-1', account: '111122223333' }),
      stores: {
        files: bucket({ runs: 'cluster', instances: { dev: 1, production: 3 } }),
        logs: bucket({ on: 'files' }),
        traces: bucket({ on: 'files' }),
        copies: bucket({ on: 'files', expireAfter: '90d' }),
        orders: postgres({ runs: 'cluster', instances: { dev: 1 }, backup: { bucket: 'copies' } }),
      },
      observability: {
        logs: { store: 'loki', bucket: 'logs' },
        traces: { store: 'tempo', bucket: 'traces' },
      },
      services: { api: { port: 8080, calls: ['orders', 'files'] } },
    }),
  );
  const { clusters } = readFacts(files);
  const ofKind = (environment: string, kind: string) =>
    (clusters.find(({ name }) => name.endsWith(`/${environment}`))?.ofKind(kind) ?? []).map(
      ({ value }) => value,
    );
  const names = (environment: string, kind: string) =>
    ofKind(environment, kind).map(({ metadata }) => (metadata as { name?: unknown }).name);
  // One set of servers for four buckets; one server in dev, which needs no database to agree with others.
  expect(names('production', 'StatefulSet')).toEqual(['files']);
  expect(names('production', 'Cluster')).toContain('files-metadata');
  expect(names('dev', 'Cluster')).not.toContain('files-metadata');
  expect(JSON.stringify(ofKind('dev', 'StatefulSet'))).toContain('-master.defaultReplication=000');
  const values = (name: string) =>
    (components(platform).get('production') ?? []).find((one) => one.name === name)?.values.value;
  const key = (secret: string) => ({ valueFrom: { secretKeyRef: { name: secret, key: 'secret-key' } } });
  expect(values('loki')).toMatchObject({
    loki: { storage: { type: 's3', s3: { endpoint: 'files.shop.svc.cluster.local:8333' } } },
    singleBinary: { extraEnv: expect.arrayContaining([expect.objectContaining(key('logs-credentials'))]) },
  });
  expect(values('tempo')).toMatchObject({
    tempo: { extraEnv: expect.arrayContaining([expect.objectContaining(key('traces-credentials'))]) },
  });
  expect(ofKind('production', 'ObjectStore').map(({ spec }) => spec)).toContainEqual(
    expect.objectContaining({
      configuration: expect.objectContaining({
        destinationPath: 's3://shop-copies-production/postgres',
        endpointURL: 'http://files.shop.svc.cluster.local:8333',
        s3Credentials: {
          accessKeyId: { name: 'copies-credentials', key: 'access-key' },
          secretAccessKey: { name: 'copies-credentials', key: 'secret-key' },
        },
      }),
    }),
  );
  // What the servers know of objects is kept elsewhere than on the servers.
  expect(JSON.stringify(ofKind('production', 'ObjectStore'))).toContain('s3://shop-backups-production/');
});
