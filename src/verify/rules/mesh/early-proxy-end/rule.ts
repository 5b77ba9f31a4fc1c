import type { DataPath } from '../../../../base/index.ts';
import { parseYaml, plain } from '../../../../base/index.ts';
import type { Workload } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { listAt, numberAt, textAt, textsAt } from '../../../value.ts';
import { seconds } from '../routes.ts';

/** Seconds that a sidecar drains after SIGTERM (terminationDrainDuration of Istio's ProxyConfig). */
const usualDrain = 5;

export const rule: Rule = {
  id: 'early-proxy-end',
  title: 'A sidecar that ends before its program does',
  severity: 'warning',
  why: 'The sidecar gets SIGTERM with the program and stops after its own drain: requests that still arrive or call out fail while the program drains.',
  fix: 'Use native sidecars (ENABLE_NATIVE_SIDECARS), or a terminationDrainDuration as long as the preStop and the drain of the program.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      if (!isInjected(cluster, workload) || !isClassic(workload)) continue;
      const drain = drainOf(workload);
      if (drain === undefined) continue;
      for (const { value, path } of containersOf(workload)) {
        const wait = preStopOf(value);
        if (wait === undefined || wait <= drain) continue;
        yield {
          message: `the sidecar of ${titleOf(workload.object)} ends ${drain} s after SIGTERM, while the program waits ${counted(wait, 'second')} before it stops taking requests`,
          places: [
            placeIn(workload.object, [...path, 'lifecycle', 'preStop'], `waits ${wait} s`),
            placeIn(workload.object, annotationsOf(workload), `the sidecar drains ${drain} s`),
          ],
        };
      }
    }
  },
};

function annotationsOf({ podPath = [] }: Workload): DataPath {
  return [...podPath.slice(0, -1), 'metadata', 'annotations'];
}

/** Whether the sidecar is said to be an ordinary container: then it gets SIGTERM together with the others. */
function isClassic(workload: Workload): boolean {
  return (
    textsAt(workload.object.value, ...annotationsOf(workload))['sidecar.istio.io/nativeSidecar'] === 'false'
  );
}

/** Undefined where the sidecar waits for its connections to end. */
function drainOf(workload: Workload): number | undefined {
  const text = textsAt(workload.object.value, ...annotationsOf(workload))['proxy.istio.io/config'];
  if (text === undefined) return usualDrain;
  const [tree] = parseYaml({ file: '', text }, { wideBooleans: false }).documents;
  const config = tree === undefined ? undefined : plain(tree);
  if (textAt(config, 'proxyMetadata', 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS') === 'true') return undefined;
  return seconds(textAt(config, 'terminationDrainDuration')) ?? usualDrain;
}

function preStopOf(container: unknown): number | undefined {
  const sleep = numberAt(container, 'lifecycle', 'preStop', 'sleep', 'seconds');
  const command = listAt(container, 'lifecycle', 'preStop', 'exec', 'command').map(String).join(' ');
  const written = /\bsleep (\d+)/.exec(command)?.[1];
  return sleep ?? (written === undefined ? undefined : Number(written));
}
