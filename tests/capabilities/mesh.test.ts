import { expect } from 'vitest';
import { valueAt } from '../../src/base/index.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');
const workflow = repository('ai-workflow');

function text(example: ReturnType<typeof repository>, end: string): string {
  const found = [...example.files].find(([path]) => path.endsWith(end));
  if (found === undefined) throw new Error(`no file ${end}`);
  return found[1];
}

capability(
  'U026',
  {
    title: 'Service mesh, its gateways, and sidecars by namespace',
    where: ['src/compile/objects/mesh', 'src/model/resolve/mesh.ts'],
  },
  () => {
    for (const component of ['istio-base', 'istio-cni', 'istiod', 'istio-egress']) {
      expect([...workflow.files.keys()].some((path) => path.includes(`/components/${component}/`))).toBe(
        true,
      );
    }
    const istiod = text(workflow, 'components/istiod/values.yaml');
    expect(istiod).toContain('mode: REGISTRY_ONLY');
    expect(istiod).toContain('ENABLE_NATIVE_SIDECARS: "true"');
    const label = (name: string) =>
      valueAt(workflow.object('production', 'Namespace', name), ['metadata', 'labels', 'istio-injection']);
    expect(['application', 'data', 'infrastructure', 'observability', 'istio-system'].map(label)).toEqual([
      'enabled',
      'enabled',
      'enabled',
      'disabled',
      'disabled',
    ]);
    // Calls to the outside: from the caller to the gateway, and from the gateway on.
    expect(workflow.object('production', 'ServiceEntry', 'openai')).toMatchObject({
      spec: { hosts: ['api.openai.com'], location: 'MESH_EXTERNAL', resolution: 'DNS' },
    });
    expect(workflow.object('production', 'VirtualService', 'smtp')).toMatchObject({
      spec: {
        gateways: ['mesh', 'externals'],
        tcp: [{ match: [{ port: 587 }] }, { match: [{ port: 587 }] }],
      },
    });
    // A platform that says no more than `mesh: true` of a namespace gets the mesh too, without a way out of its own.
    expect(text(claims, 'components/istiod/values.yaml')).toContain('autoscaleMin: 2');
    expect([...claims.files.keys()].some((path) => path.includes('istio-egress'))).toBe(false);
  },
);

capability(
  'U027',
  {
    title: 'Mutual TLS between all services',
    where: ['src/compile/objects/mesh/access.ts', 'src/compile/objects/mesh/admissions.ts'],
  },
  () => {
    for (const example of Object.keys(examples)) {
      for (const { name } of repository(example)
        .environment('production')
        .namespaces.filter((one) => one.mesh)) {
        const strict = repository(example)
          .objects('production', 'PeerAuthentication')
          .filter((one) => valueAt(one, ['metadata', 'namespace']) === name)
          .find((one) => valueAt(one, ['metadata', 'name']) === 'default');
        expect(strict, `${example} ${name}`).toMatchObject({ spec: { mtls: { mode: 'STRICT' } } });
      }
    }
    expect(workflow.object('production', 'AuthorizationPolicy', 'llm-agent-service')).toMatchObject({
      spec: {
        action: 'ALLOW',
        rules: [
          {
            from: [
              { source: { principals: ['cluster.local/ns/application/sa/workflow-orchestrator-service'] } },
            ],
            to: [{ operation: { ports: ['8080'] } }],
          },
        ],
      },
    });
  },
);

capability(
  'U028',
  {
    title: 'Routes by header and weight, with timeout and retries',
    where: ['src/compile/objects/mesh/routing.ts'],
  },
  () => {
    const bounds = {
      timeout: '30s',
      // Three tries of ten seconds fill the thirty.
      retries: {
        attempts: 2,
        perTryTimeout: '10s',
        retryOn: 'connect-failure,refused-stream,reset-before-request',
      },
    };
    const to = (subset: string, weight?: number) => ({
      destination: { host: 'claims-service', subset },
      ...(weight === undefined ? {} : { weight }),
    });
    expect(valueAt(claims.object('production', 'VirtualService', 'claims-service'), ['spec'])).toEqual({
      hosts: ['claims-service'],
      http: [
        {
          name: 'by-header',
          match: [{ headers: { 'x-version': { exact: 'v2' } } }],
          route: [to('v2')],
          ...bounds,
        },
        { name: 'primary', route: [to('v1', 90), to('v2', 10)], ...bounds },
      ],
    });
  },
);

capability(
  'U029',
  {
    title: 'Connection pools, balancing, outlier ejection, subsets',
    where: ['src/compile/objects/mesh/routing.ts'],
  },
  () => {
    expect(valueAt(claims.object('production', 'DestinationRule', 'claims-service'), ['spec'])).toEqual({
      host: 'claims-service',
      trafficPolicy: {
        connectionPool: {
          tcp: { maxConnections: 100 },
          http: { http1MaxPendingRequests: 50, http2MaxRequests: 100 },
        },
        loadBalancer: { simple: 'LEAST_REQUEST' },
        outlierDetection: {
          consecutive5xxErrors: 5,
          interval: '30s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
          minHealthPercent: 30,
        },
      },
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
      ],
    });
    const selector = (name: string) =>
      valueAt(claims.object('production', 'Deployment', name), [
        'spec',
        'selector',
        'matchLabels',
        'version',
      ]);
    expect([selector('claims-service'), selector('claims-service-v2')]).toEqual(['v1', 'v2']);
  },
);

capability(
  'U096',
  {
    title: 'Canary releases',
    where: [
      'src/compile/objects/workload/rollout.ts',
      'src/compile/objects/release',
      'src/model/resolve/service/shifting.ts',
    ],
  },
  () => {
    const rollout = workflow.object('production', 'Rollout', 'llm-agent-service');
    const canary = valueAt(rollout, ['spec', 'strategy', 'canary']);
    expect(canary).toMatchObject({
      stableService: 'llm-agent-service',
      canaryService: 'llm-agent-service-canary',
      trafficRouting: { istio: { virtualService: { name: 'llm-agent-service', routes: ['primary'] } } },
    });
    const steps = valueAt(canary, ['steps']) as readonly Record<string, unknown>[];
    expect(steps.map((step) => Object.keys(step)[0])).toEqual([
      'setWeight',
      'pause',
      'analysis',
      'setWeight',
      'pause',
      'analysis',
    ]);
    expect(steps[0]).toEqual({ setWeight: 10 });
    expect(workflow.object('production', 'VirtualService', 'llm-agent-service')).toMatchObject({
      spec: { http: [{ match: [{ headers: { 'x-canary': { exact: 'true' } } }] }, { name: 'primary' }] },
    });
    const analysis = workflow.object('production', 'AnalysisTemplate', 'llm-agent-service-analysis');
    const query = valueAt(analysis, ['spec', 'metrics', 0, 'provider', 'prometheus', 'query']);
    expect(query).toContain('>= 100');
    expect(query).toContain('{{args.hash}}');
    // Requests from outside, led by the gateway: by weight, by header, and judged by what the service itself counts.
    const outside = repository('releases by a gateway');
    expect(
      valueAt(outside.object('production', 'Rollout', 'web'), [
        'spec',
        'strategy',
        'canary',
        'trafficRouting',
      ]),
    ).toEqual({
      managedRoutes: [{ name: 'by-header' }],
      plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'web', namespace: 'shop' } },
    });
    expect(
      valueAt(outside.object('production', 'HTTPRoute', 'web'), ['spec', 'rules', 0, 'backendRefs']),
    ).toEqual([
      { name: 'web', port: 8080, weight: 100 },
      { name: 'web-canary', port: 8080, weight: 0 },
    ]);
    const values = text(outside, 'components/argo-rollouts/values.yaml');
    expect(values).toContain('location: file:///plugins/rollouts-plugin-trafficrouter-gatewayapi');
    expect(values).toContain('- httproutes');
    expect(JSON.stringify(outside.object('production', 'AnalysisTemplate', 'web-analysis'))).toContain(
      'http_requests_total{namespace=\\"shop\\",pod=~\\"web-{{args.hash}}-.+\\"',
    );
    expect(text(outside, 'applications/services-web.yaml')).toContain(
      '.spec.rules[] | select(.name == "by-header")',
    );
    // The gateway of the mesh has weights of its own, beside those of callers.
    expect(
      valueAt(repository('releases by a mesh').object('production', 'Rollout', 'web'), [
        'spec',
        'strategy',
        'canary',
        'trafficRouting',
        'istio',
        'virtualServices',
      ]),
    ).toEqual([
      { name: 'web', routes: ['primary'] },
      { name: 'www-shop-example.istio-ingress', routes: ['web'] },
    ]);
    // NGINX knows no weights: the shares are those of pods, in and outside of the mesh.
    const pods = repository('dzinza').object('staging', 'Rollout', 'dzinza-api');
    expect(valueAt(pods, ['spec', 'strategy', 'canary'])).toMatchObject({
      maxSurge: '25%',
      maxUnavailable: 0,
    });
  },
);

capability(
  'U097',
  {
    title: 'Blue-green releases',
    where: ['src/compile/objects/workload/rollout.ts', 'src/compile/objects/release/smoke.ts'],
  },
  () => {
    const backend = repository('microcrop');
    expect(
      valueAt(backend.object('production', 'Rollout', 'backend'), ['spec', 'strategy', 'blueGreen']),
    ).toEqual({
      activeService: 'backend',
      previewService: 'backend-preview',
      autoPromotionEnabled: true,
      prePromotionAnalysis: { templates: [{ templateName: 'backend-smoke' }] },
      scaleDownDelaySeconds: 3600,
      scaleDownDelayRevisionLimit: 1,
    });
    expect(JSON.stringify(backend.object('production', 'AnalysisTemplate', 'backend-smoke'))).toContain(
      'http://backend-preview.microcrop.svc.cluster.local/health',
    );
    // The gateway leads to the Service of the pods that serve, whichever they are.
    expect(
      valueAt(repository('releases by a gateway').object('production', 'HTTPRoute', 'api'), [
        'spec',
        'rules',
        0,
        'backendRefs',
      ]),
    ).toEqual([{ name: 'api', port: 8081 }]);
    // The autoscaler follows the colour that serves.
    expect(backend.object('production', 'HorizontalPodAutoscaler', 'backend')).toMatchObject({
      spec: { scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'backend' } },
    });
  },
);

capability(
  'U098',
  {
    title: 'Rollback',
    where: ['src/compile/objects/workload/rollout.ts', 'src/compile/objects/monitoring/alerts/remedies.ts'],
  },
  () => {
    for (const [example, name] of [
      ['microcrop', 'backend'],
      ['ai-workflow', 'llm-agent-service'],
      ['dzinza', 'dzinza-api'],
    ] as const) {
      expect(repository(example).object('production', 'Rollout', name)).toMatchObject({
        spec: { progressDeadlineAbort: true, rollbackWindow: { revisions: 3 } },
      });
    }
    // Pages say it by what runs the pods, and by who has the last word.
    const page = text(workflow, 'runbooks/HighErrorRate.md');
    expect(page).toContain('kubectl argo rollouts abort "$service" -n "$namespace"');
    expect(page).toContain('git revert --no-edit "$commit"');
    expect(page).not.toContain('rollout undo');
    expect(text(claims, 'runbooks/HighErrorRate.md')).toContain(
      'kubectl -n "$namespace" rollout undo deployment/"$service"',
    );
  },
);
