import { compact } from '../../../base/index.ts';
import type { Affinity, PodSpec, Toleration, TopologySpreadConstraint } from '../../../kubernetes/index.ts';
import type { Environment, Pool, Service } from '../../../model/index.ts';
import { selectorOf } from '../labels.ts';
import { isRolledOut } from '../release-names.ts';

type PlacementFields = Pick<
  PodSpec,
  'nodeSelector' | 'affinity' | 'tolerations' | 'topologySpreadConstraints'
>;

/** Where pods may lie: the pool that the service names, spread over zones and nodes. */
export function placement(service: Service, environment: Environment): PlacementFields {
  const pool = environment.cluster.pools.find((one) => one.name === service.pool);
  const tolerations =
    service.workload === 'DaemonSet' && pool === undefined ? everyNode : tolerationsOf(pool);
  const spread = spreadConstraints(service, environment);
  return compact<PlacementFields>({
    nodeSelector:
      pool !== undefined && service.placement.pool === 'required' ? { ...pool.labels } : undefined,
    affinity: affinity(service, pool),
    tolerations: tolerations.length === 0 ? undefined : tolerations,
    topologySpreadConstraints: spread.length === 0 ? undefined : spread,
  });
}

/** An agent of every node belongs on tainted ones too. */
const everyNode: Toleration[] = [{ operator: 'Exists' }];

export function tolerationsOf(pool: Pool | undefined): Toleration[] {
  return (pool?.taints ?? []).map((taint) => ({
    key: taint.key,
    operator: 'Equal',
    value: taint.value,
    effect: taint.effect,
  }));
}

function isSpread(service: Service): boolean {
  return (
    (service.workload === 'Deployment' || service.workload === 'StatefulSet') && service.replicas.maximum > 1
  );
}

function affinity(service: Service, pool: Pool | undefined): Affinity | undefined {
  const nodeAffinity: Affinity['nodeAffinity'] =
    pool !== undefined && service.placement.pool === 'preferred'
      ? {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              preference: {
                matchExpressions: Object.entries(pool.labels).map(([key, value]) => ({
                  key,
                  operator: 'In' as const,
                  values: [value],
                })),
              },
            },
          ],
        }
      : undefined;
  const term = {
    topologyKey: 'kubernetes.io/hostname',
    labelSelector: { matchLabels: selectorOf(service.name) },
  };
  const podAntiAffinity = !isSpread(service)
    ? undefined
    : service.placement.hosts === 'required'
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
  if (nodeAffinity === undefined && podAntiAffinity === undefined) return undefined;
  return compact<Affinity>({ nodeAffinity, podAntiAffinity });
}

/** The label by which a controller tells the pods of one revision from those of another. */
function revisionLabel(service: Service): string {
  if (service.workload === 'StatefulSet') return 'controller-revision-hash';
  return isRolledOut(service) ? 'rollouts-pod-template-hash' : 'pod-template-hash';
}

function spreadConstraints(service: Service, environment: Environment): TopologySpreadConstraint[] {
  if (!isSpread(service) || environment.cloud.zones < 2) return [];
  return [
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: service.placement.zones === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels: selectorOf(service.name) },
      matchLabelKeys: [revisionLabel(service)],
    },
  ];
}
