import { expect } from 'vitest';
import { components } from '../../src/compile/objects/units.ts';
import { platformOf } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

/** Values of the components of an example's environment, by name. */
function values(example: keyof typeof examples, environment: string): Readonly<Record<string, unknown>> {
  const all = components(platformOf(examples[example])).get(environment) ?? [];
  return Object.fromEntries(all.map((one) => [one.name, one.values.value]));
}

capability(
  'U010',
  {
    title: 'Spot pools with taints, labels, tolerations and handling of interruptions',
    where: ['src/compile/objects/scaling', 'src/compile/objects/workload/placement.ts'],
  },
  () => {
    expect(values('claims-askes', 'production')).toMatchObject({
      'aws-node-termination-handler': {
        // The chart drains at the notice of the end by itself.
        enableRebalanceMonitoring: true,
        linuxNodeSelector: { NodeType: 'spot', Environment: 'production' },
      },
    });
    expect(values('microcrop', 'production')).not.toHaveProperty('aws-node-termination-handler');
    const admin = repository('claims-askes').object('production', 'Deployment', 'gateway-admin');
    expect(JSON.stringify(admin)).toContain('"key":"spot"');
  },
);

capability(
  'U047',
  {
    title: 'Autoscaling on requests and queues, with what serves the metric',
    where: ['src/compile/objects/workload/scaled-object.ts', 'src/compile/objects/scaling'],
  },
  () => {
    const claims = repository('claims-askes').object('production', 'ScaledObject', 'claims-service').spec;
    expect(claims).toMatchObject({
      minReplicaCount: 2,
      maxReplicaCount: 10,
      triggers: [
        { type: 'cpu', metadata: { value: '70' } },
        { type: 'memory', metadata: { value: '80' } },
        { type: 'prometheus', metricType: 'AverageValue', metadata: { threshold: '100' } },
      ],
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleUp: {
              stabilizationWindowSeconds: 60,
              policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }],
            },
            scaleDown: {
              stabilizationWindowSeconds: 300,
              policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
            },
          },
        },
      },
    });
    const workflow = repository('ai-workflow');
    const agent = workflow.object('production', 'ScaledObject', 'llm-agent-service').spec;
    expect(agent).toMatchObject({
      minReplicaCount: 3,
      maxReplicaCount: 20,
      triggers: [
        {},
        {},
        {
          type: 'rabbitmq',
          metadata: { queueName: 'llm-agent-tasks', mode: 'QueueLength', value: '10' },
          authenticationRef: { name: 'llm-agent-service-queue' },
        },
      ],
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleUp: {
              stabilizationWindowSeconds: 0,
              policies: [
                { type: 'Percent', value: 100, periodSeconds: 60 },
                { type: 'Pods', value: 4, periodSeconds: 60 },
              ],
              selectPolicy: 'Max',
            },
          },
        },
      },
    });
    const keys = workflow.object('production', 'TriggerAuthentication', 'llm-agent-service-queue').spec;
    expect(keys).toEqual({
      secretTargetRef: [{ parameter: 'host', name: 'queue-credentials', key: 'url' }],
    });
    // The policy of the queue lets KEDA ask, and nothing else of its namespace's ports.
    const policy = workflow.object('production', 'NetworkPolicy', 'queue');
    expect(policy).toMatchObject({
      spec: {
        ingress: expect.arrayContaining([
          {
            from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'keda' } } }],
            ports: [{ protocol: 'TCP', port: 5672 }],
          },
        ]),
      },
    });
    for (const example of ['claims-askes', 'ai-workflow'] as const) {
      expect(values(example, 'production')).toMatchObject({ keda: { operator: { replicaCount: 2 } } });
    }
    expect(values('dzinza', 'production')).not.toHaveProperty('keda');
  },
);

capability(
  'U048',
  {
    title: 'Recommended requests, changing nothing',
    where: ['src/compile/objects/workload/autoscaler.ts', 'src/compile/objects/scaling/pod-scaling.ts'],
  },
  () => {
    const object = repository('ai-workflow').object(
      'production',
      'VerticalPodAutoscaler',
      'llm-agent-service',
    );
    expect(object.spec).toMatchObject({ updatePolicy: { updateMode: 'Off' } });
    expect(values('ai-workflow', 'production')).toMatchObject({
      'vertical-pod-autoscaler': { admissionController: { enabled: false }, updater: { enabled: false } },
    });
  },
);

capability(
  'U049',
  {
    title: 'Autoscaling of nodes',
    where: ['src/compile/objects/scaling', 'src/model/resolve/autoscaler.ts'],
  },
  () => {
    expect(values('ai-workflow', 'production')).toMatchObject({
      'cluster-autoscaler': {
        fullnameOverride: 'cluster-autoscaler',
        autoDiscovery: { clusterName: 'ai-workflow-production' },
        extraArgs: {
          'scale-down-delay-after-add': '300s',
          'scale-down-unneeded-time': '300s',
          'skip-nodes-with-local-storage': false,
          'skip-nodes-with-system-pods': false,
        },
      },
    });
    for (const example of ['dzinza', 'microcrop', 'claims-askes'] as const)
      expect(values(example, 'production')).toHaveProperty('cluster-autoscaler');
    // AWS binds its role to the name of its account.
    expect(values('microcrop', 'production')).toMatchObject({
      'cluster-autoscaler': { rbac: { serviceAccount: { name: 'cluster-autoscaler' } } },
    });
    // One node that nobody adds to.
    expect(values('dzinza', 'development')).not.toHaveProperty('cluster-autoscaler');
  },
);
