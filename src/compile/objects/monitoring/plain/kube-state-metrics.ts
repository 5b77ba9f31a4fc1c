import type { DataPath, Sourced } from '../../../../base/index.ts';
import type { Environment, Platform } from '../../../../model/index.ts';
import type { Added } from '../../area.ts';
import { selectorOf } from '../../labels.ts';
import { podsOf, tcp } from '../../network/peers.ts';
import { workload } from '../../workload/workload.ts';
import { madeBy } from '../made-by.ts';
import { stateMetricsPort } from './jobs.ts';
import { program, programPolicy } from './program.ts';

const image = 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.19.1';
const MiB = 1024 ** 2;

/** The objects that queries ask about, by the group of their kind; it may see these and no others, and no Secret. */
export const watchedResources: Readonly<Record<string, readonly string[]>> = {
  '': ['namespaces', 'nodes', 'persistentvolumeclaims', 'pods', 'resourcequotas'],
  apps: ['daemonsets', 'deployments', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
};

/** What says how the objects of the cluster are. */
export function kubeStateMetrics(
  platform: Platform,
  environment: Environment,
  path: DataPath,
  added: Added,
): readonly Sourced[] {
  const made = program(environment, {
    name: 'kube-state-metrics',
    purpose: 'Says how the objects of the cluster are',
    image,
    port: { name: 'metrics', port: stateMetricsPort },
    health: { live: '/livez', ready: '/healthz' },
    path,
  });
  const service = {
    ...made,
    args: [`--resources=${Object.values(watchedResources).flat().sort().join(',')}`],
    resources: { cpu: { request: 0.02, limit: 0.2 }, memory: { request: 64 * MiB, limit: 256 * MiB } },
    permissions: Object.entries(watchedResources).map(([group, resources]) => ({
      group,
      resources,
      verbs: ['list', 'watch'],
      names: undefined,
      cluster: true,
      path,
    })),
  };
  const asker = podsOf(selectorOf('prometheus'), service.namespace, service.namespace);
  const ingress = { rule: { from: [asker], ports: [tcp(stateMetricsPort)] }, why: 'metrics are scraped' };
  return [
    ...workload(platform, environment, service, added).map((object) => madeBy(path, object)),
    programPolicy(platform, environment, service, [ingress], []),
  ];
}
