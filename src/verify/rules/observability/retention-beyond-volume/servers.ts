import { type DataPath, plain } from '../../../../base/index.ts';
import type { Workload } from '../../../../facts/index.ts';
import type { RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';

/** A Prometheus that no operator runs, with a volume. */
export interface Server {
  readonly workload: Workload;
  /** What its volume holds, as a quantity. */
  readonly volume: string;
  /** How much it keeps, as it is written; undefined where nothing says it. */
  readonly size: string | undefined;
  /** The flag that says how much it keeps, or else the one nearest to it. */
  readonly place: DataPath;
}

const pathFlag = '--storage.tsdb.path=';
const flags = ['--storage.tsdb.retention.size=', '--storage.tsdb.retention.time=', pathFlag] as const;

/** All of them that a cluster runs as StatefulSets. */
export function servers(input: RuleInput): readonly Server[] {
  return input.cluster.workloads.flatMap((workload) => {
    const { podPath, pod } = workload;
    if (podPath === undefined || workload.object.kind !== 'StatefulSet') return [];
    return listAt(pod, 'containers').flatMap((container, index) =>
      serverOf(input, workload, container, [...podPath, 'containers', index]),
    );
  });
}

function serverOf(input: RuleInput, workload: Workload, container: unknown, at: DataPath): readonly Server[] {
  const args = listAt(container, 'args').map(String);
  const said = (flag: string) => args.find((arg) => arg.startsWith(flag))?.slice(flag.length);
  const folder = said(pathFlag);
  const volume = folder === undefined ? undefined : volumeAt(workload, container, folder);
  const flag = flags.find((one) => said(one) !== undefined);
  if (volume === undefined || flag === undefined) return [];
  const place = [...at, 'args', args.findIndex((arg) => arg.startsWith(flag))];
  const size = said(flags[0]) ?? sizeInFiles(input);
  return [{ workload, volume, size, place }];
}

/** The size of the volume that is mounted at a folder, or above it. */
function volumeAt({ object }: Workload, container: unknown, folder: string): string | undefined {
  const mount = listAt(container, 'volumeMounts').find((one) => {
    const path = textAt(one, 'mountPath');
    return path !== undefined && `${folder}/`.startsWith(`${path.replace(/\/$/, '')}/`);
  });
  const claim = listAt(object.value, 'spec', 'volumeClaimTemplates').find(
    (one) => textAt(one, 'metadata', 'name') === textAt(mount, 'name'),
  );
  return textAt(claim, 'spec', 'resources', 'requests', 'storage');
}

/** What the configuration keeps: since the end of 2025 it may say so, and the flags are deprecated. */
function sizeInFiles({ facts }: RuleInput): string | undefined {
  const sizes = facts.monitoring.prometheus.map((tree) =>
    textAt(plain(tree), 'storage', 'tsdb', 'retention', 'size'),
  );
  return sizes.find((size) => size !== undefined);
}
