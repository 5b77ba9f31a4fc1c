import type { Environment, Service } from '../../../model/index.ts';
import type { Component, Opening } from '../area.ts';
import { needsKeda } from '../keda.ts';
import { anyPodOf, tcp } from '../network/peers.ts';
import { sourced } from '../sourced.ts';
import { overZones, releaseLabels } from './spread.ts';

const kedaNamespace = 'keda';

/** The API of cpu and memory use. Azure and Google bring it along with the cluster. */
export function metricsServer(environment: Environment): readonly Component[] {
  const asking = environment.services.find((service) => service.scale !== undefined || service.recommend);
  if (asking === undefined || environment.cloud.provider !== 'aws') return [];
  const values = {
    replicas: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    topologySpreadConstraints: overZones(releaseLabels('metrics-server')),
  };
  return [
    {
      name: 'metrics-server',
      software: 'metrics-server',
      namespace: 'kube-system',
      purpose: 'Cpu and memory use of pods, for autoscalers and kubectl top',
      values: sourced(values, placeOf(asking), {
        comments: { replicas: 'Without this API autoscalers stand still: one of two may go.' },
      }),
      needs: [],
    },
  ];
}

/** What counts requests and queues for autoscalers, where a service scales by them. */
export function keda(environment: Environment): readonly Component[] {
  const asking = environment.services.find(({ scale }) => scale !== undefined && needsKeda(scale));
  if (asking === undefined) return [];
  const values = {
    // One works and one stands by: each of the three elects a leader or only answers.
    operator: { replicaCount: 2 },
    metricsServer: { replicaCount: 2 },
    webhooks: { replicaCount: 2 },
    ...(environment.collection === undefined ? {} : { prometheus: { operator: { enabled: true } } }),
    podDisruptionBudget: {
      operator: { maxUnavailable: 1 },
      metricServer: { maxUnavailable: 1 },
      webhooks: { maxUnavailable: 1 },
    },
  };
  return [
    {
      name: 'keda',
      software: 'keda',
      namespace: kedaNamespace,
      purpose: 'Autoscaling by requests and queues',
      values: sourced(values, placeOf(asking), {
        comments: { podDisruptionBudget: 'The chart writes metricServer here, and metricsServer above.' },
      }),
      needs: [],
    },
  ];
}

/** What recommends requests, where a service asks for it; what would change pods is left out. */
export function recommender(environment: Environment): readonly Component[] {
  const asking = environment.services.find((service) => service.recommend);
  if (asking === undefined) return [];
  const values = {
    admissionController: { enabled: false },
    updater: { enabled: false },
    recommender: {
      resources: { requests: { cpu: '50m', memory: '500Mi' }, limits: { cpu: '200m', memory: '1000Mi' } },
    },
  };
  return [
    {
      name: 'vertical-pod-autoscaler',
      software: 'vertical-pod-autoscaler',
      namespace: 'vpa',
      purpose: 'Recommends requests of cpu and memory from what pods have used',
      values: sourced(values, [...asking.path, 'scale'], {
        comments: { admissionController: 'Recommendations only: neither of these two may touch a pod.' },
      }),
      needs: environment.cloud.provider === 'aws' ? ['metrics-server'] : [],
    },
  ];
}

/** KEDA asks the queues in the cluster for their length. */
export function* kedaOpenings(environment: Environment): Iterable<Opening> {
  for (const { scale } of environment.services) {
    const queue = scale?.queue;
    if (scale === undefined || queue === undefined || queue.metric !== undefined) continue;
    const store = environment.stores.find((one) => one.name === queue.store);
    if (store?.runs !== 'cluster') continue;
    yield {
      of: 'store',
      name: store.name,
      side: 'ingress',
      allowed: {
        rule: { from: [anyPodOf(kedaNamespace)], ports: [tcp(store.port)] },
        why: 'KEDA asks how many messages wait',
        from: scale.path,
      },
    };
  }
}

function placeOf(service: Service) {
  return service.scale?.path ?? [...service.path, 'scale'];
}
