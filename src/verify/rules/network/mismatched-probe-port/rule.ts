import type { DataPath } from '../../../../base/index.ts';
import type { Workload } from '../../../../facts/index.ts';
import { type Container, lastingContainersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { listAt, numberAt, textAt } from '../../../value.ts';
import { nobodyOpens, portPlaces, portsText } from '../ports.ts';

/** Everything in a container that makes the kubelet ask a port, and how a message calls it. */
const askers: readonly (readonly [string, DataPath])[] = [
  ['readiness probe', ['readinessProbe']],
  ['liveness probe', ['livenessProbe']],
  ['startup probe', ['startupProbe']],
  ['postStart hook', ['lifecycle', 'postStart']],
  ['preStop hook', ['lifecycle', 'preStop']],
];
const handlers = ['httpGet', 'tcpSocket', 'grpc'] as const;

export const rule: Rule = {
  id: 'mismatched-probe-port',
  title: 'A probe of a port that is not opened',
  severity: 'error',
  why: 'The probe fails for ever: the pod never gets ready, or is restarted again and again.',
  fix: 'Probe a port that the container declares, or declare the port that it opens.',
  *check(input) {
    for (const workload of input.cluster.workloads) {
      for (const container of lastingContainersOf(workload)) {
        for (const [asker, path] of askers) {
          for (const handler of handlers) {
            const at = [...path, handler, 'port'];
            const port = numberAt(container.value, ...at) ?? textAt(container.value, ...at);
            const host = textAt(container.value, ...path, handler, 'host');
            if (port === undefined || host !== undefined || opens(input, workload, container, port)) continue;
            const asked = typeof port === 'string' ? `'${port}'` : String(port);
            const opened = typeof port === 'string' ? containerText(container) : portsText([workload]);
            yield {
              message: `the ${asker} of container ${container.name} in ${titleOf(workload.object)} asks port ${asked}, but ${opened} is opened`,
              places: [
                placeIn(workload.object, [...container.path, ...at], `the ${asker} asks port ${asked}`),
                ...portPlaces([workload]),
              ],
            };
          }
        }
      }
    }
  },
};

/** A name is looked up in the container itself, a number is asked at the address of the pod. */
function opens(input: RuleInput, workload: Workload, container: Container, port: number | string): boolean {
  if (typeof port === 'number') return !nobodyOpens(input, [workload], { port, protocol: 'TCP' });
  return listAt(container.value, 'ports').some((declared) => textAt(declared, 'name') === port);
}

function containerText({ value }: Container): string {
  const names = listAt(value, 'ports').flatMap((port) => textAt(port, 'name') ?? []);
  return names.length === 0 ? 'no port with a name' : `only ${names.map((name) => `'${name}'`).join(', ')}`;
}
