import { describe, expect, it } from 'vitest';
import { formatPath, isObject, type Json, type JsonObject, parsePath } from '../base/index.ts';
import { sample, samples } from './samples.fixture.ts';
import { validate } from './validate.ts';

/** A copy of plain data with one value set, or taken away when the value is undefined. */
function planted(data: unknown, path: readonly (string | number)[], value: Json | undefined): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === step ? planted(item, rest, value) : item));
  const fields = isObject(data) ? data : {};
  return { ...fields, [step]: planted(fields[step], rest, value) };
}

function problemsOf(kind: string, path: string, value: Json | undefined) {
  const problems = validate(planted(sample(kind), parsePath(path) ?? [], value) as JsonObject) ?? [];
  return problems.map((problem) => ({ ...problem, path: formatPath(problem.path) }));
}

describe('validate', () => {
  it.each(samples.map((object) => [`${object.apiVersion} ${object.kind}`, object] as const))(
    'accepts a good %s',
    (_, object) => {
      expect(validate(object)).toEqual([]);
    },
  );

  it('says nothing of kinds that it does not know', () => {
    expect(validate({ apiVersion: 'example.com/v1', kind: 'Thing' })).toBeUndefined();
    expect(validate({ apiVersion: 'apps/v1beta1', kind: 'Deployment' })).toBeUndefined();
    expect(validate({ apiVersion: 'constructor', kind: 'toString' })).toBeUndefined();
    expect(validate({ kind: 'Deployment' })).toBeUndefined();
  });

  it('names everything in one call', () => {
    const problems = validate({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {},
      spec: { replcas: 1 },
    });
    expect(problems?.map(({ message }) => message)).toEqual([
      'unknown field "replcas" of Deployment.spec; did you mean "replicas"?',
      'Deployment.spec lacks the required field "selector"',
      'Deployment.spec lacks the required field "template"',
      'Deployment has no metadata.name',
    ]);
  });

  it('marks the key where the key is at fault, and says what to write', () => {
    expect(problemsOf('Service', 'spec.ports[0].target_port', 80)).toEqual([
      {
        path: 'spec.ports[0].target_port',
        kind: 'unknown-field',
        message: 'unknown field "target_port" of Service.spec.ports[0]; did you mean "targetPort"?',
        fix: 'Write "targetPort".',
        atKey: true,
      },
    ]);
  });

  it('takes null for "not set"', () => {
    expect(problemsOf('Deployment', 'spec.replicas', null)).toEqual([]);
    expect(problemsOf('Deployment', 'spec.template', null)).toMatchObject([
      { kind: 'required', path: 'spec.template' },
    ]);
  });
});

const container = 'spec.template.spec.containers[0]';
const FAULTS: readonly (readonly [kind: string, path: string, value: Json | undefined, problem: string])[] = [
  ['Deployment', 'metadata.lables', {}, 'unknown-field'],
  ['Deployment', 'toString', {}, 'unknown-field'],
  ['Deployment', `${container}.imagepullpolicy`, 'Always', 'unknown-field'],
  ['Deployment', `${container}.securityContext.run_as_user`, 1, 'unknown-field'],
  ['Deployment', 'spec.replicas', '3', 'type'],
  ['Deployment', 'spec.replicas', 1.5, 'type'],
  ['Deployment', 'spec.replicas', -1, 'range'],
  ['Deployment', 'spec.paused', 'yes', 'type'],
  ['Deployment', 'spec.strategy.type', 'Rolling', 'enum'],
  ['Deployment', 'spec.strategy.rollingUpdate.maxSurge', '25', 'format'],
  ['Deployment', 'spec.template.spec.volumes', {}, 'type'],
  ['Deployment', 'spec.template.spec.volumes[0].emptyDir', [], 'type'],
  ['Deployment', 'spec.template.spec.volumes[0].emptyDir.sizeLimit', '64MB', 'quantity'],
  ['Deployment', 'spec.template.spec.restartPolicy', 'Never', 'conflict'],
  ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable', 'Ignore', 'enum'],
  ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].maxSkew', 0, 'range'],
  ['Deployment', 'spec.template.spec.tolerations[0].effect', 'noSchedule', 'enum'],
  ['Deployment', `${container}.image`, undefined, 'required'],
  ['Deployment', `${container}.name`, 'API', 'format'],
  ['Deployment', `${container}.ports[0].containerPort`, 70000, 'range'],
  ['Deployment', `${container}.ports[0].containerPort`, 0, 'range'],
  ['Deployment', `${container}.ports[0].name`, 'a-name-that-is-too-long', 'format'],
  ['Deployment', `${container}.ports[0].protocol`, 'tcp', 'enum'],
  ['Deployment', `${container}.env[0].value`, 8080, 'type'],
  ['Deployment', `${container}.env[0].name`, 'A=B', 'format'],
  ['Deployment', `${container}.env[1].value`, 'x', 'conflict'],
  ['Deployment', `${container}.resources.requests.memory`, '256mb', 'quantity'],
  ['Deployment', `${container}.resources.requests.cpu`, 2, 'conflict'],
  ['Deployment', `${container}.livenessProbe.httpGet.port`, 0, 'range'],
  ['Deployment', `${container}.livenessProbe`, { periodSeconds: 10 }, 'conflict'],
  ['Deployment', `${container}.livenessProbe`, { exec: {}, grpc: { port: 1 } }, 'conflict'],
  ['Deployment', `${container}.volumeMounts[0].name`, 'temp', 'conflict'],
  ['Deployment', 'spec.selector.matchLabels["app.kubernetes.io/name"]', 'other', 'conflict'],
  ['Deployment', 'metadata.name', 'Api', 'name'],
  ['Deployment', 'metadata.name', undefined, 'required'],
  ['Deployment', 'metadata.namespace', 'claims.prod', 'format'],
  ['Deployment', 'metadata.labels.version', 1.2, 'type'],
  ['Deployment', 'metadata.labels.note', 'two words', 'format'],
  ['Deployment', 'metadata.labels["a/b/c"]', 'x', 'format'],
  ['Deployment', 'metadata.annotations["not a key"]', 'x', 'format'],
  ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.accessModes[0]', 'ReadWrite', 'enum'],
  ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', '10gb', 'quantity'],
  ['CronJob', 'spec.concurrencyPolicy', 'forbid', 'enum'],
  ['CronJob', 'spec.schedule', undefined, 'required'],
  ['CronJob', 'spec.jobTemplate.spec.template.spec.restartPolicy', 'Always', 'conflict'],
  ['CronJob', 'metadata.name', 'n'.repeat(53), 'name'],
  ['Service', 'metadata.name', '1api', 'name'],
  ['Service', 'spec.type', 'Clusterip', 'enum'],
  ['Service', 'spec.ports[0].port', 65536, 'range'],
  ['Service', 'spec.ports[1].name', null, 'conflict'],
  ['Service', 'spec.externalTrafficPolicy', 'local', 'enum'],
  ['Namespace', 'metadata.name', 'a.b', 'name'],
  ['ConfigMap', 'data["a/b"]', 'x', 'format'],
  ['ConfigMap', 'data.port', 8080, 'type'],
  ['Secret', 'data.token', 'not base64!', 'format'],
  ['HorizontalPodAutoscaler', 'spec.minReplicas', 11, 'conflict'],
  ['HorizontalPodAutoscaler', 'spec.metrics[0].type', 'CPU', 'enum'],
  ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies[0].periodSeconds', 3600, 'range'],
  ['PodDisruptionBudget', 'spec.maxUnavailable', 'half', 'format'],
  ['PodDisruptionBudget', 'spec.unhealthyPodEvictionPolicy', 'Always', 'enum'],
  ['NetworkPolicy', 'spec.policyTypes[0]', 'ingress', 'enum'],
  ['NetworkPolicy', 'spec.ingress[0].form', [], 'unknown-field'],
  ['ResourceQuota', 'spec.hard.pods', 'many', 'quantity'],
  ['LimitRange', 'spec.limits[0].type', 'container', 'enum'],
  ['StorageClass', 'volumeBindingMode', 'Wait', 'enum'],
  ['StorageClass', 'provisioner', undefined, 'required'],
  ['PersistentVolumeClaim', 'spec.accessModes', undefined, 'required'],
  ['Role', 'metadata.name', 'a/b', 'name'],
  ['RoleBinding', 'subjects[0].kind', 'serviceaccount', 'enum'],
  ['Application', 'spec.syncPolicy.automated.selfheal', true, 'unknown-field'],
  ['Application', 'spec.project', undefined, 'required'],
  ['Rollout', 'spec.strategy.canary.steps[0].setweight', 5, 'unknown-field'],
  ['VirtualService', 'spec.http[0].route[0].destination.port.number', '80', 'type'],
  ['DestinationRule', 'spec.trafficPolicy.tls.mode', 'MUTUAL_TLS', 'enum'],
  ['Certificate', 'spec.secretName', undefined, 'required'],
  ['ServiceMonitor', 'spec.endpoints[0].interval', '30 s', 'format'],
  ['NodePool', 'spec.template.spec.requirements[0].operator', 'in', 'enum'],
  ['NodePool', 'spec.disruption.consolidationPolicy', 'WhenUnused', 'enum'],
  ['NodePool', 'spec.limits.memory', 'lots', 'quantity'],
  ['VerticalPodAutoscaler', 'spec.updatePolicy.updateMode', 'Disabled', 'enum'],
  ['Cluster', 'spec.instances', 0, 'range'],
  ['Cluster', 'spec.storge', {}, 'unknown-field'],
  ['Cluster', 'spec.backup.retentionPolicy', '30 days', 'format'],
  ['RabbitmqCluster', 'spec.persistence.storage', '20 gigabytes', 'quantity'],
  ['KongPlugin', 'plugin', undefined, 'required'],
  ['KongPlugin', 'protocols[0]', 'HTTPS', 'enum'],
  ['KongConsumer', 'credential', [], 'unknown-field'],
  ['VaultDynamicSecret', 'spec.rolloutRestartTargets[0].kind', 'Rollout', 'enum'],
  ['VaultDynamicSecret', 'spec.destination', undefined, 'required'],
  ['VaultDynamicSecret', 'spec.renewalPercent', 95, 'range'],
  ['VaultAuth', 'spec.kubernetes.audience', 'vault', 'unknown-field'],
  ['VaultConnection', 'spec.address', undefined, 'required'],
  ['RateLimitPolicy', 'spec.rateLimit.local.rules[0].rate', '10/s', 'format'],
  ['ClientSettingsPolicy', 'spec.targetRef.kind', 'Ingress', 'enum'],
];

describe('planted faults', () => {
  it.each(FAULTS)('%s %s = %j is a problem of kind %s', (kind, path, value, problem) => {
    const problems = problemsOf(kind, path, value);
    expect(problems.map((found) => found.kind)).toContain(problem);
    expect(problems.every(({ message }) => !message.endsWith('.') && !message.includes('\n'))).toBe(true);
    const found = problems.find((one) => one.kind === problem);
    expect(found?.path.startsWith(formatPath(parsePath(path) ?? []))).toBe(true);
  });

  it.each([
    ['256MB', '256M'],
    ['256MiB', '256Mi'],
    ['1 gi', '1Gi'],
    ['1K', '1k'],
  ])('suggests the quantity that %s was meant to be', (text, meant) => {
    const [problem] = problemsOf('Deployment', 'spec.template.spec.volumes[0].emptyDir.sizeLimit', text);
    expect(problem?.fix).toBe(`Write "${meant}".`);
  });

  it.each([
    ['Deployment', `${container}.env[0].value`, 8080, 'Put quotes around 8080.'],
    ['Deployment', 'spec.replicas', '3', 'Write 3 without quotes.'],
    ['Service', 'spec.type', 'Clusterip', 'Write "ClusterIP".'],
  ])('says how to mend %s %s = %j', (kind, path, value, fix) => {
    expect(problemsOf(kind, path, value)[0]?.fix).toBe(fix);
  });
});
