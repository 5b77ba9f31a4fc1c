import { expect } from 'vitest';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');
const openPolicy = repository('open-policy');
const workflow = repository('ai-workflow');
const microcrop = repository('microcrop');

/** The pods that a service of an example runs in an environment. */
const pod = (from: typeof claims, environment: string, name: string) => {
  const found = from.cluster(environment).workloads.find(({ object }) => object.name === name);
  if (found === undefined) throw new Error(`no workload ${name}`);
  return found.pod as { containers: Record<string, unknown>[]; [field: string]: unknown };
};

capability(
  'U037',
  {
    title: 'Programs of every kind: edge and domain services, web, workers, processors',
    where: ['src/compile/objects/workload'],
  },
  () => {
    const named = (from: typeof claims) => from.environment('production').services.map(({ name }) => name);
    expect(named(claims)).toEqual(
      expect.arrayContaining(['web-bff', 'mobile-bff', 'gateway-admin', 'claims-service', 'member-service']),
    );
    expect(named(openPolicy)).toEqual(expect.arrayContaining(['api-service', 'web-interface']));
    expect(named(microcrop)).toEqual(expect.arrayContaining(['backend', 'workers', 'data-processor']));
    expect(named(workflow).filter((name) => name.endsWith('-service'))).toHaveLength(7);
  },
);

capability(
  'U038',
  {
    title: 'Workloads with image, ports, variables, files, volumes and labels',
    where: ['src/compile/objects/workload'],
  },
  () => {
    const { containers } = pod(claims, 'production', 'claims-service');
    expect(containers[0]).toMatchObject({
      image: 'claims-askes/claims-service:v1.0.0',
      ports: [
        { name: 'http', containerPort: 8001 },
        { name: 'metrics', containerPort: 9090 },
      ],
      volumeMounts: expect.arrayContaining([
        { name: 'claims-service-config', mountPath: '/app/config', readOnly: true },
      ]),
    });
    expect(pod(openPolicy, 'production', 'api-service').containers[0]).toMatchObject({
      ports: [{ containerPort: 8000 }],
      env: expect.arrayContaining([
        {
          name: 'DATABASE_URL',
          valueFrom: { secretKeyRef: { name: 'database-secret', key: 'url' } },
        },
      ]),
    });
  },
);

capability(
  'U039',
  {
    title: 'Requests and limits on every container',
    where: ['src/compile/objects/workload/container.ts', 'src/verify/rules/security/unset-resources'],
  },
  () => {
    const bounds = (from: typeof claims, name: string) =>
      pod(from, 'production', name).containers[0]?.resources;
    expect(bounds(claims, 'claims-service')).toEqual({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
    expect(bounds(workflow, 'llm-agent-service')).toEqual({
      requests: { cpu: '500m', memory: '1Gi' },
      limits: { cpu: '2', memory: '2Gi' },
    });
    for (const example of Object.keys(examples)) {
      for (const { pod } of repository(example).cluster('production').workloads) {
        for (const container of (pod.containers ?? []) as {
          resources?: { requests?: object; limits?: object };
        }[]) {
          expect(Object.keys(container.resources?.requests ?? {})).toEqual(['cpu', 'memory']);
          expect(container.resources?.limits).toHaveProperty('memory');
        }
      }
    }
  },
);

capability(
  'U040',
  { title: 'Health checks of every service', where: ['src/model/resolve/service/probes.ts'] },
  () => {
    expect(pod(workflow, 'production', 'llm-agent-service').containers[0]).toMatchObject({
      livenessProbe: {
        httpGet: { path: '/health/live', port: 'http' },
        initialDelaySeconds: 30,
        periodSeconds: 10,
        timeoutSeconds: 5,
        failureThreshold: 3,
      },
      readinessProbe: {
        httpGet: { path: '/health/ready', port: 'http' },
        initialDelaySeconds: 10,
        periodSeconds: 5,
        timeoutSeconds: 3,
        failureThreshold: 3,
      },
      startupProbe: {
        httpGet: { path: '/health/startup', port: 'http' },
        periodSeconds: 10,
        timeoutSeconds: 3,
        failureThreshold: 30,
      },
    });
    expect(pod(claims, 'dev', 'claims-service').containers[0]).toMatchObject({
      livenessProbe: { httpGet: { path: '/health' }, initialDelaySeconds: 30, periodSeconds: 10 },
      readinessProbe: { httpGet: { path: '/ready' }, initialDelaySeconds: 5, periodSeconds: 5 },
    });
    expect(pod(claims, 'dev', 'member-service').containers[0]).toMatchObject({
      ports: expect.arrayContaining([expect.objectContaining({ containerPort: 8002 })]),
      livenessProbe: { httpGet: { path: '/health' } },
    });
  },
);

capability(
  'U042',
  {
    title: 'Graceful end within the declared drain',
    where: ['src/compile/objects/workload/pod.ts', 'src/verify/rules/security/short-grace-period'],
  },
  () => {
    const agent = pod(workflow, 'production', 'llm-agent-service');
    // 5 s to leave the balancers, 30 s to finish requests, 10 s to close.
    expect(agent.terminationGracePeriodSeconds).toBe(45);
    expect(agent.containers[0]).toMatchObject({ lifecycle: { preStop: { sleep: { seconds: 5 } } } });
  },
);

capability(
  'U043',
  {
    title: 'Disruption budgets that protect pods and let nodes drain',
    where: ['src/compile/objects/workload/budget.ts', 'src/verify/rules/scaling'],
  },
  () => {
    const budget = (name: string) => workflow.object('production', 'PodDisruptionBudget', name).spec;
    expect(budget('llm-agent-service')).toMatchObject({ maxUnavailable: '25%' });
    expect(budget('workflow-orchestrator-service')).toMatchObject({ maxUnavailable: 1 });
    const selected = workflow
      .cluster('production')
      .selected('application', { 'app.kubernetes.io/name': 'llm-agent-service' });
    expect(selected.map(({ object }) => object.name)).toEqual(['llm-agent-service']);
  },
);

capability(
  'U046',
  {
    title: 'Autoscaling on cpu and memory with declared behaviour',
    where: ['src/compile/objects/workload/autoscaler.ts', 'src/verify/rules/scaling'],
  },
  () => {
    expect(
      claims.environment('production').services.find(({ name }) => name === 'claims-service'),
    ).toMatchObject({
      replicas: { minimum: 2, maximum: 10 },
      scale: { cpu: 70, memory: 80 },
    });
    const backend = microcrop.object('production', 'HorizontalPodAutoscaler', 'backend').spec;
    expect(backend).toMatchObject({ minReplicas: 3, maxReplicas: 20 });
    expect(microcrop.object('production', 'HorizontalPodAutoscaler', 'workers').spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 10,
    });
    const api = repository('dzinza').object('production', 'HorizontalPodAutoscaler', 'dzinza-api');
    expect(api.spec).toMatchObject({ minReplicas: 3, maxReplicas: 20 });
  },
);

capability(
  'U052',
  { title: 'Quotas of namespaces', where: ['src/compile/objects/namespace/limits.ts'] },
  () => {
    const [quota] = claims.objects('production', 'ResourceQuota');
    const hard = (quota?.spec as { hard: Record<string, string> } | undefined)?.hard;
    expect(hard).toMatchObject({ persistentvolumeclaims: '10', 'services.loadbalancers': '2' });
    expect(hard).toHaveProperty(['requests.cpu']);
    expect(hard).toHaveProperty(['limits.memory']);
  },
);

capability(
  'U059',
  {
    title: 'Volume claims',
    where: ['src/compile/objects/workload/controller.ts', 'src/compile/objects/stores'],
  },
  () => {
    const database = workflow.object('production', 'Cluster', 'llm-agent-db');
    expect(database.spec).toMatchObject({ storage: { size: '100Gi', storageClass: 'fast-ssd' } });
    const { containers, volumes } = pod(openPolicy, 'production', 'api-service');
    expect(containers[0]?.volumeMounts).toContainEqual({ name: 'logs', mountPath: '/app/logs' });
    expect(volumes).toContainEqual({ name: 'logs', emptyDir: { sizeLimit: '100Mi' } });
  },
);
