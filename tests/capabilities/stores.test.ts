import { expect } from 'vitest';
import { components } from '../../src/compile/objects/units.ts';
import { readFacts } from '../../src/facts/index.ts';
import { aws, definePlatform, elasticsearch } from '../../src/model/index.ts';
import { compiled, platformOf } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const workflow = repository('ai-workflow');
const microcrop = repository('microcrop');

const store = (example: keyof typeof examples, environment: string, name: string) =>
  repository(example)
    .environment(environment)
    .stores.find((one) => one.name === name);

const software = (example: keyof typeof examples, environment: string) =>
  (components(platformOf(examples[example])).get(environment) ?? []).map(({ name }) => name);

capability(
  'U045',
  {
    title: 'Replicas of every component, over zones',
    where: ['src/compile/objects/workload/placement.ts', 'src/compile/objects/stores'],
  },
  () => {
    const range = (name: string) => {
      const found = workflow.environment('production').services.find((one) => one.name === name);
      return [found?.replicas.minimum, found?.replicas.maximum];
    };
    expect(range('bff-service')[0]).toBe(3);
    expect(range('llm-agent-service')).toEqual([3, 20]);
    expect(range('workflow-orchestrator-service')).toEqual([3, 10]);
    expect(range('keycloak')[0]).toBe(3);
    for (const [kind, name] of [
      ['Rollout', 'bff-service'],
      ['Rollout', 'llm-agent-service'],
      ['StatefulSet', 'keycloak'],
    ] as const) {
      expect(workflow.object('production', kind, name)).toMatchObject({
        spec: {
          template: {
            spec: {
              topologySpreadConstraints: expect.arrayContaining([
                expect.objectContaining({
                  topologyKey: 'topology.kubernetes.io/zone',
                  whenUnsatisfiable: 'DoNotSchedule',
                }),
              ]),
            },
          },
        },
      });
    }
    for (const database of workflow.objects('production', 'Cluster')) {
      expect(database).toMatchObject({
        spec: {
          instances: 3,
          affinity: { podAntiAffinityType: 'required', topologyKey: 'topology.kubernetes.io/zone' },
        },
      });
    }
    expect(workflow.object('production', 'RabbitmqCluster', 'queue')).toMatchObject({
      spec: {
        replicas: 3,
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'topology.kubernetes.io/zone' }],
          },
        },
      },
    });
  },
);

capability(
  'U053',
  {
    title: 'PostgreSQL, managed or in the cluster, for all or for each service',
    where: ['src/compile/objects/stores/postgres.ts', 'src/model/resolve/stores.ts'],
    open: 'what a managed database is, in the Terraform target',
  },
  () => {
    expect(store('claims-askes', 'production', 'database')).toMatchObject({
      runs: 'managed',
      version: '15',
      database: 'claims_askes',
      instances: 2,
      port: 5432,
    });
    // One database to a service, one to the identity provider, one to the gateway, one to the names of objects.
    const databases = workflow.objects('production', 'Cluster');
    expect(databases).toHaveLength(10);
    const agent = workflow.object('production', 'Cluster', 'llm-agent-db');
    expect(agent).toMatchObject({
      metadata: { namespace: 'data' },
      spec: { storage: { size: '100Gi', storageClass: 'fast-ssd' } },
    });
    expect(agent.spec).not.toHaveProperty('backup');
    expect(workflow.object('production', 'Pooler', 'llm-agent-db-pooler')).toMatchObject({
      spec: { instances: 2, pgbouncer: { poolMode: 'transaction' } },
    });
    // Services come through the pool of connections, and the database takes nobody else.
    const policy = workflow.object('production', 'NetworkPolicy', 'llm-agent-db');
    expect(JSON.stringify(policy)).not.toContain('llm-agent-service');
    const connection = workflow.object('production', 'VaultDynamicSecret', 'llm-agent-db.llm-agent-service');
    expect(JSON.stringify(connection)).toContain('@llm-agent-db-pooler.data.svc.cluster.local:5432/');
    expect(software('ai-workflow', 'production')).toEqual(
      expect.arrayContaining(['cloudnative-pg', 'plugin-barman-cloud', 'cert-manager']),
    );
    expect(store('microcrop', 'production', 'postgres')).toMatchObject({ runs: 'managed', instances: 2 });
  },
);

capability(
  'U054',
  {
    title: 'Redis or Valkey, managed or in the cluster',
    where: ['src/compile/objects/stores/redis.ts', 'src/compile/objects/stores/exporter.ts'],
    open: 'what a managed cache is, in the Terraform target',
  },
  () => {
    for (const [example, name] of [
      ['claims-askes', 'cache'],
      ['dzinza', 'cache'],
      ['open-policy', 'cache'],
      ['microcrop', 'redis'],
    ] as const)
      expect(store(example, 'production', name)).toMatchObject({ type: 'redis', runs: 'managed' });
    const cache = workflow.object('production', 'StatefulSet', 'cache');
    expect(cache).toMatchObject({
      spec: {
        replicas: 1,
        template: { spec: { containers: [{ name: 'cache' }, { name: 'exporter' }] } },
        volumeClaimTemplates: [{ spec: { storageClassName: 'fast-ssd' } }],
      },
    });
  },
);

capability(
  'U055',
  { title: 'RabbitMQ, managed or in the cluster', where: ['src/compile/objects/stores/rabbitmq.ts'] },
  () => {
    expect(store('claims-askes', 'production', 'events')).toMatchObject({ runs: 'managed', port: 5671 });
    for (const [example, name] of [
      ['ai-workflow', 'queue'],
      ['microcrop', 'rabbitmq'],
    ] as const) {
      expect(repository(example).object('production', 'RabbitmqCluster', name)).toMatchObject({
        spec: { replicas: 3, rabbitmq: { additionalConfig: 'default_queue_type = quorum\n' } },
      });
      expect(software(example, 'production')).toContain('rabbitmq-cluster-operator');
    }
    expect(microcrop.object('production', 'PodDisruptionBudget', 'rabbitmq').spec).toMatchObject({
      maxUnavailable: 1,
    });
  },
);

capability(
  'U056',
  {
    title: 'Search: OpenSearch of the cloud, or Elasticsearch in the cluster',
    where: [
      'src/compile/objects/elasticsearch.ts',
      'src/compile/objects/stores/elasticsearch.ts',
      'src/compile/objects/monitoring/exporters.ts',
    ],
    open: 'what a managed domain is, in the Terraform target',
  },
  () => {
    expect(store('dzinza', 'production', 'search')).toMatchObject({
      type: 'opensearch',
      runs: 'managed',
      port: 443,
    });
    const platform = compiled(
      definePlatform({
        name: 'shop',
        environments: ['production'],
        cloud: aws({ region: 'eu-central-1' }),
        namespaces: { shop: {}, data: {} },
        observability: {},
        stores: { search: elasticsearch({ namespace: 'data' }) },
        services: { api: { port: 8080, calls: ['search'] } },
      }),
    );
    const [cluster] = readFacts(platform.files).clusters;
    const found = (kind: string, name: string) =>
      cluster?.ofKind(kind).find((object) => object.name === name)?.value;
    expect(found('Elasticsearch', 'search')).toMatchObject({
      metadata: { namespace: 'data' },
      spec: {
        version: '8.19.20',
        volumeClaimDeletePolicy: 'DeleteOnScaledownOnly',
        http: {
          tls: {
            selfSignedCertificate: { subjectAltNames: [{ dns: 'search-es-http.data.svc.cluster.local' }] },
          },
        },
        nodeSets: [
          {
            count: 3,
            config: {
              'node.store.allow_mmap': false,
              'cluster.routing.allocation.awareness.attributes': 'k8s_node_name,zone',
            },
            podTemplate: {
              spec: {
                topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }],
                containers: [
                  {
                    resources: { requests: { memory: '2Gi' } },
                    securityContext: { readOnlyRootFilesystem: true },
                  },
                ],
              },
            },
          },
        ],
      },
    });
    expect(found('Deployment', 'search-exporter')).toMatchObject({
      metadata: { namespace: 'data' },
      spec: {
        template: {
          spec: {
            containers: [
              {
                args: [
                  '--es.uri=https://search-es-http.data.svc.cluster.local:9200',
                  '--es.ca=/authority/ca.crt',
                  '--es.all',
                ],
                volumeMounts: [{ name: 'authority', mountPath: '/authority', readOnly: true }],
              },
            ],
            volumes: [{ name: 'authority', secret: { secretName: 'search-es-http-certs-public' } }],
          },
        },
      },
    });
    expect(found('PodMonitor', 'search-exporter')).toMatchObject({
      spec: { podMetricsEndpoints: [{ relabelings: [{ targetLabel: 'store', replacement: 'search' }] }] },
    });
    // Callers know the address, the password and who signs the certificate, from a Secret alone.
    const key = (name: string, key: string) => ({
      name,
      valueFrom: { secretKeyRef: { name: 'search-credentials', key } },
    });
    expect(found('Deployment', 'api')).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                env: expect.arrayContaining([
                  key('ELASTICSEARCH_URL', 'url'),
                  key('ELASTICSEARCH_CA', 'ca.crt'),
                ]),
              },
            ],
          },
        },
      },
    });
    expect((components(platform.platform).get('production') ?? []).map(({ name }) => name)).toContain(
      'eck-operator',
    );
  },
);

capability(
  'U057',
  {
    title:
      'Object storage, of the cloud by the identity of the service, or in the cluster with a key for each bucket',
    where: ['src/compile/objects/stores/seaweedfs', 'src/model/resolve/bucket.ts'],
    open: 'cold storage and copies in another region are in the model, and written by no target yet',
  },
  () => {
    expect(store('dzinza', 'production', 'media')).toMatchObject({
      type: 'bucket',
      runs: 'managed',
      objects: { versions: 90 * 86400, coldAfter: 90 * 86400, copies: 'us-east-1' },
    });
    const callers = repository('dzinza')
      .environment('production')
      .services.filter(({ calls }) => calls.stores.includes('media'));
    expect(callers).not.toHaveLength(0);
    for (const { name, connections } of callers) {
      // The name in plain sight, and no key: the cloud knows the pod.
      expect(connections.map((one) => one.store)).not.toContain('media');
      const config = JSON.stringify(repository('dzinza').objects('production', 'ConfigMap'));
      expect([name, config.includes('"MEDIA_BUCKET":"dzinza-media-production"')]).toEqual([name, true]);
    }

    // In the data layer of the other platform: three servers, one to a zone, and two zones for every object.
    const { spec } = workflow.object('production', 'StatefulSet', 'files');
    const text = JSON.stringify(spec);
    expect(spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
    expect(text).toContain('-master.defaultReplication=010');
    expect(text).toContain('"whenUnsatisfiable":"DoNotSchedule"');
    expect(workflow.object('production', 'PodDisruptionBudget', 'files').spec).toMatchObject({
      maxUnavailable: 1,
    });
    expect(workflow.object('production', 'Cluster', 'files-metadata').spec).toMatchObject({
      instances: 3,
      postgresql: { synchronous: { dataDurability: 'required' } },
    });
    // Old versions are kept for a month, as S3 says it.
    const made = workflow
      .objects('production', 'Job')
      .filter(({ metadata }) => String((metadata as { name?: unknown }).name).startsWith('files-setup-'));
    expect(made).toHaveLength(1);
    expect(JSON.stringify(made)).toContain('put-bucket-versioning');
    expect(JSON.stringify(made)).toContain('NoncurrentDays\\":30');
    // The one service that calls it has its key, and nobody has the key of the administrator.
    const holders = workflow
      .objects('production', 'Deployment')
      .filter((one) => JSON.stringify(one).includes('"files-credentials"'));
    expect(holders.map(({ metadata }) => (metadata as { name?: unknown }).name)).toEqual([
      'file-storage-service',
    ]);
    expect(JSON.stringify(holders)).toContain('AWS_SECRET_ACCESS_KEY');
    expect(JSON.stringify(workflow.objects('production', 'Deployment'))).not.toContain('files-administrator');
  },
);

capability(
  'U101',
  {
    title: 'Backups of databases, with recovery to a point in time',
    where: ['src/compile/objects/stores/backup.ts', 'src/model/resolve/backup.ts'],
    open: 'dumps, weekly copies for a quarter, and backups of managed databases',
  },
  () => {
    const day = 86400;
    expect(workflow.object('production', 'ScheduledBackup', 'bff-db').spec).toMatchObject({
      schedule: '0 0 2,8,14,20 * * *',
      method: 'plugin',
      pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
    });
    expect(workflow.object('production', 'ObjectStore', 'bff-db').spec).toMatchObject({
      retentionPolicy: '7d',
      configuration: {
        destinationPath: 's3://ai-workflow-backups-production/postgres',
        s3Credentials: { inheritFromIAMRole: true },
      },
    });
    expect(workflow.object('production', 'Cluster', 'bff-db').spec).toMatchObject({
      plugins: [{ isWALArchiver: true, parameters: { barmanObjectName: 'bff-db' } }],
      // Half of the quarter of an hour that may be lost.
      postgresql: { parameters: { archive_timeout: '450s' } },
    });
    expect(store('dzinza', 'production', 'database')?.backup).toMatchObject({ hours: [2], keep: 35 * day });
    expect(store('dzinza', 'development', 'database')?.backup).toBeUndefined();
    expect(store('claims-askes', 'production', 'database')?.backup?.bucket).toBe('claims-askes-backups');
    expect(store('microcrop', 'production', 'postgres')?.backup).toMatchObject({
      hours: [2],
      minute: 0,
      bucket: 'microcrop-backups',
    });
  },
);
