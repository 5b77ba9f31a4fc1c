import { valueAt } from '../../../base/index.ts';
import type { Workload, WorkloadPort } from '../../../facts/index.ts';
import { listed, placeIn, titleOf } from '../../place.ts';
import type { FindingPlace, RuleInput } from '../../rule.ts';
import { isInjected } from '../../sidecar.ts';

/** A port that somebody speaks of: its number or name, and the last of a range. */
export interface Spoken {
  readonly port: number | string;
  readonly protocol: string;
  readonly end?: number | undefined;
}

/** Ports of Istio's sidecar. Source: https://istio.io/latest/docs/ops/deployment/application-requirements/ */
const sidecarPorts: readonly number[] = [15006, 15008, 15012, 15014, 15020, 15021, 15090];

/** Ports that the lasting containers of a workload declare; an init container is gone when requests come. */
export function lastingPorts({ ports, pod, podPath = [] }: Workload): readonly WorkloadPort[] {
  return ports.filter(({ path }) => {
    const [list, index] = path.slice(podPath.length);
    if (list !== 'initContainers' || typeof index !== 'number') return true;
    return valueAt(pod, [list, index, 'restartPolicy']) === 'Always';
  });
}

/**
 * Whether it is certain that none of the pods opens a port. Declaring ports is a courtesy in Kubernetes: pods
 * that declare none, and those of operators, may open any number; a name that no container declares leads nowhere.
 */
export function nobodyOpens(input: RuleInput, workloads: readonly Workload[], spoken: Spoken): boolean {
  return workloads.length > 0 && workloads.every((workload) => isClosed(input, workload, spoken));
}

function isClosed({ cluster }: RuleInput, workload: Workload, spoken: Spoken): boolean {
  const declared = lastingPorts(workload);
  if (declared.some((known) => isSpokenOf(known, spoken))) return false;
  if (workload.podPath === undefined) return false;
  if (typeof spoken.port === 'string') return true;
  if (declared.length === 0) return false;
  return !(sidecarPorts.includes(spoken.port) && isInjected(cluster, workload));
}

function isSpokenOf(known: WorkloadPort, { port, protocol, end }: Spoken): boolean {
  if (known.protocol !== protocol) return false;
  if (typeof port === 'string') return known.name === port;
  return end === undefined ? known.port === port : port <= known.port && known.port <= end;
}

/** `8000 (http) and 9090 (metrics)`, `no port`. */
export function portsText(workloads: readonly Workload[]): string {
  const texts = workloads.flatMap((workload) =>
    lastingPorts(workload).map(({ name, port, protocol }) => {
      const number = protocol === 'TCP' ? String(port) : `${port}/${protocol}`;
      return name === undefined ? number : `${number} (${name})`;
    }),
  );
  return texts.length === 0 ? 'no port' : listed([...new Set(texts)]);
}

/** The lines where the pods declare their ports, or the pods themselves where they declare none. */
export function portPlaces(workloads: readonly Workload[]): readonly FindingPlace[] {
  return workloads.slice(0, 3).flatMap((workload) => {
    const { object, podPath } = workload;
    const declared = lastingPorts(workload);
    if (declared.length === 0) return [placeIn(object, podPath ?? [], `${titleOf(object)} declares no port`)];
    return declared.map(({ name, port, path }) => {
      const named = name === undefined ? '' : ` as '${name}'`;
      return placeIn(object, [...path, 'containerPort'], `${titleOf(object)} opens port ${port}${named}`);
    });
  });
}

/** `Deployment api`, `Deployment a and Deployment b`, `Deployment a, Deployment b and 3 more`. */
export function podsText(workloads: readonly Workload[]): string {
  const titles = [...new Set(workloads.map(({ object }) => titleOf(object)))];
  return titles.length > 3 ? listed([...titles.slice(0, 2), `${titles.length - 2} more`]) : listed(titles);
}
