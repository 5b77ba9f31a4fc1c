import { type DataPath, type Position, plain, positionAt, valueAt } from '../../../../base/index.ts';
import type { Cluster, Installed } from '../../../../facts/index.ts';

/** A part of a chart that requests or rollouts go through, and where its values say how many there are. */
interface Part {
  readonly what: string;
  readonly counts: readonly DataPath[];
  /** What makes several of it otherwise. */
  readonly otherwise: readonly (readonly [DataPath, unknown])[];
}

/** Parts of which there is one unless values say more. Source: values.yaml of each chart, 2025-11. */
const parts: Readonly<Record<string, readonly Part[]>> = {
  'ingress-nginx': [
    {
      what: 'the ingress controller',
      counts: [
        ['controller', 'replicaCount'],
        ['controller', 'autoscaling', 'minReplicas'],
      ],
      otherwise: [[['controller', 'kind'], 'DaemonSet']],
    },
  ],
  kong: [
    {
      what: 'the gateway',
      counts: [['replicaCount'], ['autoscaling', 'minReplicas']],
      otherwise: [[['deployment', 'daemonset'], true]],
    },
  ],
  istiod: [
    {
      what: 'the control plane of the mesh',
      counts: [['replicaCount'], ['autoscaleMin'], ['pilot', 'replicaCount'], ['pilot', 'autoscaleMin']],
      otherwise: [],
    },
  ],
};

/** The parts of installed charts that are single pods, each with the place that installs them. */
export function singleCharts(
  cluster: Cluster,
): readonly { readonly installed: Installed; readonly what: string; readonly place: Position }[] {
  return cluster.software.flatMap((installed) => {
    const name = installed.chart?.name ?? '';
    const found = Object.hasOwn(parts, name) ? (parts[name] ?? []) : [];
    return found
      .filter((part) => !isSeveral(installed, part))
      .map(({ what, counts }) => ({ installed, what, place: placeOf(installed, counts) }));
  });
}

function isSeveral({ values }: Installed, { counts, otherwise }: Part): boolean {
  const last = (path: DataPath) =>
    values.map((tree) => valueAt(plain(tree), path)).findLast((one) => one !== undefined);
  return (
    counts.some((path) => Number(last(path) ?? 1) > 1) ||
    otherwise.some(([path, value]) => last(path) === value)
  );
}

/** Where values state the number, or else where the chart is installed. */
function placeOf({ values, at }: Installed, counts: readonly DataPath[]): Position {
  for (const tree of values.toReversed()) {
    const path = counts.find((one) => valueAt(plain(tree), one) !== undefined);
    if (path !== undefined) return positionAt(tree, path);
  }
  return at;
}
