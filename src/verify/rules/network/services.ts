import type { KubernetesObject, Workload } from '../../../facts/index.ts';
import { declaredPods } from '../../declared.ts';
import type { RuleInput } from '../../rule.ts';
import { fieldsAt, listAt, numberAt, textAt } from '../../value.ts';

/** A Service's port and the port of the pods behind it. */
export interface ServicePort {
  readonly index: number;
  readonly port: number;
  readonly target: number | string;
  readonly protocol: string;
}

/** Whether an object is a Service that sends connections on to pods it selects. */
function isForwarding({ apiVersion, value }: KubernetesObject): boolean {
  return (
    apiVersion === 'v1' &&
    textAt(value, 'spec', 'type') !== 'ExternalName' &&
    Object.keys(fieldsAt(value, 'spec', 'selector')).length > 0
  );
}

/** Whether names lead to the pods themselves, so that no port is mapped. */
export function isHeadless({ value }: KubernetesObject): boolean {
  return textAt(value, 'spec', 'clusterIP') === 'None';
}

export function portsOfService({ value }: KubernetesObject): readonly ServicePort[] {
  return listAt(value, 'spec', 'ports').flatMap((entry, index) => {
    const port = numberAt(entry, 'port');
    if (port === undefined) return [];
    const target = numberAt(entry, 'targetPort') ?? textAt(entry, 'targetPort') ?? port;
    return [{ index, port, target: asNumber(target), protocol: textAt(entry, 'protocol') ?? 'TCP' }];
  });
}

/** The workloads behind a Service. */
export function podsBehind(input: RuleInput, service: KubernetesObject): readonly Workload[] {
  if (!isForwarding(service)) return [];
  return declaredPods(input, service.namespace, { matchLabels: fieldsAt(service.value, 'spec', 'selector') });
}

/** The API refuses '8080' as a name; people who write it mean the number. */
function asNumber(target: number | string): number | string {
  return typeof target === 'string' && /^\d+$/.test(target) ? Number(target) : target;
}
