import { parseQuantity, plain, positionAt, type Tree } from '../../../../base/index.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textAt } from '../../../value.ts';
import { prometheusSpecs } from '../specs.ts';
import { servers } from './servers.ts';

/** Share of the volume that samples may fill; the write-ahead log and compaction need the rest. */
const most = 0.9;
/** What Prometheus calls GB is 2 to the power of 30 bytes. */
const units: Readonly<Record<string, number>> = { MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** Keeping by time alone fills any volume, given enough series. */
export const rule: Rule = {
  id: 'retention-beyond-volume',
  title: 'Metrics that outgrow their volume',
  severity: 'warning',
  why: 'Kept by time alone, or by a size that the volume does not have, samples fill the volume as series grow; then Prometheus stops.',
  fix: 'Set retentionSize, or storage.tsdb.retention.size of a plain one, to at most 85 % of the volume.',
  *check(input) {
    for (const { tree, path } of prometheusSpecs(input)) {
      const spec = fieldsAt(plain(tree), ...path);
      const size = textAt(spec, 'retentionSize');
      const message = judged(volumeOf(spec), size);
      if (message === undefined) continue;
      yield { message, places: [{ at: placeOf(tree, path, bytesOf(size)), note: 'the retention' }] };
    }
    for (const { workload, volume, size, place } of servers(input)) {
      const message = judged(parseQuantity(volume), size);
      if (message === undefined) continue;
      yield { message, places: [placeIn(workload.object, place, 'the retention')] };
    }
  },
};

/** What is wrong with keeping so much on such a volume. */
function judged(volume: number | undefined, text: string | undefined): string | undefined {
  if (volume === undefined) return undefined;
  const size = bytesOf(text);
  if (size === undefined) return 'Prometheus keeps samples by time alone, on a volume that ends';
  if (size <= volume * most) return undefined;
  return `Prometheus keeps ${text} of samples, which the volume does not hold`;
}

function placeOf(tree: Tree, path: readonly (string | number)[], size: number | undefined) {
  const spec = fieldsAt(plain(tree), ...path);
  const field =
    size !== undefined ? 'retentionSize' : spec.retention === undefined ? 'storageSpec' : 'retention';
  return positionAt(tree, [...path, spec[field] === undefined ? 'storage' : field]);
}

function volumeOf(spec: object): number | undefined {
  for (const field of ['storageSpec', 'storage']) {
    const size = textAt(spec, field, 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage');
    if (size !== undefined) return parseQuantity(size);
  }
  return undefined;
}

function bytesOf(size: string | undefined): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([MGT]B)$/.exec(size ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * (units[unit] ?? 0);
}
