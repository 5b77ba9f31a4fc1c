import type { BadDefinition } from './row.fixture.ts';

const meshed = { 'namespaces.main': { mesh: true } } as const;
const web = 'services.web';

/** The mesh, how requests are led and bounded, and how new versions take over. */
export const mesh: readonly BadDefinition[] = [
  {
    what: 'a mesh that no namespace joins',
    change: { mesh: { mtls: 'strict' } },
    at: 'mesh',
    key: true,
    reason: 'no namespace joins the mesh',
    fix: 'Add mesh: true to a namespace',
  },
  {
    what: 'sidecars that their namespace refuses',
    change: { ...meshed, mesh: { cni: false } },
    at: 'mesh.cni',
    reason: "the namespace 'main' refuses pods that change their network, as each sidecar's would",
    fix: 'an agent of each node',
  },
  {
    what: 'a gateway on no pool',
    change: { ...meshed, mesh: { egress: { pool: 'genral' } } },
    at: 'mesh.egress.pool',
    reason: "there is no node pool 'genral'",
    fix: "Did you mean 'general'?",
  },
  {
    what: 'traffic rules outside the mesh',
    change: { [`${web}.traffic`]: { timeout: '5s' } },
    at: `${web}.traffic`,
    key: true,
    reason: "the namespace 'main' is not in the mesh, which would route the requests",
    fix: "Add mesh: true to the namespace 'main'",
  },
  {
    what: 'traffic rules for a service that gets no requests',
    change: { ...meshed, 'services.worker.traffic': { timeout: '5s' } },
    at: 'services.worker.traffic',
    key: true,
    reason: 'a service without a port gets no requests',
    fix: 'add a port',
  },
  {
    what: 'tries that do not fit in the timeout',
    change: {
      ...meshed,
      [`${web}.traffic`]: { timeout: '30s', retries: { attempts: 3, perTry: '10s' } },
    },
    at: `${web}.traffic.timeout`,
    reason: '4 tries of 10 s take 40 s, longer than the timeout of 30 s',
    fix: "Write '40s', or fewer attempts: 2 fit.",
  },
  {
    what: 'retries of what may have been carried out',
    change: { ...meshed, [`${web}.traffic`]: { retries: { attempts: 1, perTry: '1s', on: ['5xx'] } } },
    at: `${web}.traffic.retries.on`,
    reason: "'5xx' repeats requests that may have been carried out",
    fix: 'idempotent: true',
  },
  {
    what: 'connections of two requests',
    change: { ...meshed, [`${web}.traffic`]: { limits: { requestsPerConnection: 2 } } },
    at: `${web}.traffic.limits.requestsPerConnection`,
    reason: 'a connection for every 2 requests costs a handshake for every 2 requests',
    fix: 'at least 1000',
  },
  {
    what: 'a caller that gives up before the one it calls',
    change: {
      ...meshed,
      'services.api.traffic': { timeout: '5s' },
      [`${web}.traffic`]: { timeout: '10s' },
    },
    at: 'services.api.traffic.timeout',
    reason: "requests to 'api' end after 5 s, while 'web', which it calls, may take 10 s",
    fix: "Write at least '10s'",
  },
  {
    what: 'retries that multiply',
    change: {
      ...meshed,
      'services.api.traffic': { retries: { attempts: 3, perTry: '1s' } },
      [`${web}.traffic`]: { retries: { attempts: 3, perTry: '1s' } },
    },
    at: 'services.api.traffic.retries.attempts',
    reason:
      "one request to 'api' may become 16 (4 tries of 'api' x 4 tries of 'web'), just when 'web' is in trouble",
    fix: '10 requests are the most',
  },
  {
    what: 'two versions of a StatefulSet',
    change: { 'services.keeper.release': { strategy: 'blueGreen' } },
    at: 'services.keeper.release',
    reason: 'a StatefulSet cannot run two versions side by side',
    fix: 'rolling()',
  },
  {
    what: 'a canary of a worker',
    change: { 'services.worker.release': { strategy: 'canary' } },
    at: 'services.worker.release',
    reason: 'a service without a port has no requests to lead to a new version',
    fix: 'rolling()',
  },
  {
    what: 'two versions on one disk',
    change: {
      [`${web}.volumes`]: { data: { path: '/data', size: '1Gi', storageClass: 'fast' } },
      [`${web}.release`]: { strategy: 'blueGreen' },
      [`${web}.replicas`]: 1,
    },
    at: `${web}.release`,
    reason: 'two versions side by side cannot mount a volume of one node',
    fix: 'ReadWriteMany',
  },
  {
    what: 'a header without the mesh',
    change: { [`${web}.release`]: { strategy: 'canary', header: 'x-canary' } },
    at: `${web}.release.header`,
    key: true,
    reason: "the namespace 'main' is not in the mesh, which would lead the requests",
    fix: "lead a public host to it by edge.controller: 'gateway'",
  },
  {
    what: 'weights of people without the mesh',
    change: { [`${web}.release`]: { strategy: 'canary', by: 'mesh' } },
    at: `${web}.release.by`,
    reason: "the namespace 'main' is not in the mesh, which would lead the requests",
    fix: "Add mesh: true to the namespace 'main', or remove it.",
  },
  {
    what: 'a header that no request from outside is looked at for',
    change: {
      ...meshed,
      domain: 'shop.example',
      [`${web}.expose`]: { host: 'www' },
      [`${web}.release`]: { strategy: 'canary', header: 'x-canary' },
    },
    at: `${web}.release.header`,
    key: true,
    reason:
      'the open source NGINX Ingress Controller spreads the requests from outside over all pods, and passes by what the mesh would lead',
    fix: "Choose edge.controller: 'istio', or 'kong' in a namespace with mesh: true, or 'gateway'",
  },
  {
    what: 'weights that no request from outside meets',
    change: {
      ...meshed,
      domain: 'shop.example',
      edge: { controller: 'gateway' },
      [`${web}.expose`]: { host: 'www' },
      [`${web}.release`]: { strategy: 'canary', by: 'mesh' },
    },
    at: `${web}.release.by`,
    reason:
      'the open source NGINX Gateway Fabric spreads the requests from outside over all pods, and passes by what the mesh would lead',
    fix: 'or a canary by rollouts',
  },
  {
    what: 'a verdict on what nobody measures',
    change: { ...meshed, [`${web}.release`]: { strategy: 'canary', analysis: { latency: '1s' } } },
    at: `${web}.release.analysis`,
    key: true,
    reason: 'nobody reads how the pods answer, so that nothing can judge a new version',
    fix: 'Add metrics: { port } to the service',
  },
  {
    what: 'a verdict without a Prometheus that gives it',
    change: {
      ...meshed,
      [`${web}.metrics`]: { port: 8080 },
      [`${web}.release`]: { strategy: 'canary', analysis: { latency: '1s' } },
    },
    at: `${web}.release.analysis`,
    key: true,
    reason: 'no Prometheus of the platform reads how the pods answer',
    fix: 'Add observability: {}',
  },
  {
    what: 'a word of another way',
    change: { [`${web}.release`]: { production: { strategy: 'blueGreen', steps: ['10%'] } } },
    at: `${web}.release.production.steps`,
    key: true,
    reason: "'steps' means nothing for a blue-green release",
    fix: 'Remove it; there are keep, smoke.',
  },
  {
    what: 'steps that go back',
    change: { [`${web}.release`]: { strategy: 'canary', steps: ['50%', '10%'] } },
    at: `${web}.release.steps[1]`,
    reason: 'a step of 10% does not lead on from 50%',
    fix: 'in rising order',
  },
  {
    what: 'two versions of one name',
    change: {
      ...meshed,
      [`${web}.release`]: { strategy: 'canary', by: 'mesh', next: { version: 'v1', image: 'shop/web:2' } },
    },
    at: `${web}.release.next.version`,
    reason: "both versions are called 'v1', so that nothing tells their pods apart",
    fix: "'v2'",
  },
  {
    what: 'a test of a path and a program',
    change: {
      [`${web}.release`]: { strategy: 'blueGreen', smoke: { path: '/', image: 'shop/smoke:1' } },
    },
    at: `${web}.release.smoke`,
    reason: 'a test of the new pods is either a path or a program',
    fix: "smoke: '/health'",
  },
  {
    what: 'a share of success that nobody reaches',
    change: {
      ...meshed,
      observability: {},
      [`${web}.metrics`]: { port: 8080 },
      [`${web}.release`]: { strategy: 'canary', analysis: { success: '100%' } },
    },
    at: `${web}.release.analysis.success`,
    reason: 'the text "100%" is not a share below 100%',
    fix: "'99.9%'",
  },
  {
    what: 'a header in capitals',
    change: { ...meshed, [`${web}.release`]: { strategy: 'canary', header: 'X-Canary' } },
    at: `${web}.release.header`,
    reason: 'the text "X-Canary" is not a header',
    fix: "'x-canary'",
  },
];
