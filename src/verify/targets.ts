import type { Cluster, Facts, KubernetesObject, Word } from '../facts/index.ts';
import { type Kubectl, plainText } from './commands.ts';

/** What people call the kinds that they name most. */
const kinds: Readonly<Record<string, string>> = {
  po: 'Pod',
  pod: 'Pod',
  deploy: 'Deployment',
  deployment: 'Deployment',
  sts: 'StatefulSet',
  statefulset: 'StatefulSet',
  ds: 'DaemonSet',
  daemonset: 'DaemonSet',
  hpa: 'HorizontalPodAutoscaler',
  horizontalpodautoscaler: 'HorizontalPodAutoscaler',
  scaledobject: 'ScaledObject',
  svc: 'Service',
  service: 'Service',
  cj: 'CronJob',
  cronjob: 'CronJob',
  rollout: 'Rollout',
};

/** An object that a command names. */
export interface Target {
  readonly kind: string;
  readonly name: string;
  /** The word with the name. */
  readonly word: Word;
}

function kindOf(text: string): string | undefined {
  const [word = ''] = text.toLowerCase().split('.');
  return kinds[word] ?? kinds[word.replace(/s$/, '')];
}

/** The objects that the operands of kubectl name, as `deployment/api` or `deployment api`. */
export function targetsOf({ operands }: Pick<Kubectl, 'operands'>): readonly Target[] {
  const [first, ...rest] = operands;
  const kind = first === undefined ? undefined : kindOf(first.text);
  if (kind !== undefined) return rest.flatMap((word) => named(kind, word));
  return operands.flatMap((word) => {
    const [type = '', name] = word.text.split('/');
    const found = kindOf(type);
    return found === undefined || name === undefined
      ? []
      : named(found, { ...word, at: word.at, text: name });
  });
}

function named(kind: string, word: Word): readonly Target[] {
  const name = plainText(word);
  return name !== undefined && /^[a-z0-9][a-z0-9.-]*$/.test(name) ? [{ kind, name, word }] : [];
}

/** The object that a command means, where files declare it; in a namespace that it does not name, any will do. */
export function declared(
  facts: Facts,
  target: Pick<Target, 'kind' | 'name'>,
  namespace: string | undefined,
): { readonly cluster: Cluster; readonly object: KubernetesObject } | undefined {
  for (const cluster of facts.clusters) {
    const object = cluster
      .ofKind(target.kind)
      .find((one) => one.name === target.name && (namespace === undefined || isIn(one, namespace)));
    if (object !== undefined) return { cluster, object };
  }
  return undefined;
}

function isIn(object: KubernetesObject, namespace: string): boolean {
  return object.namespace === undefined || object.namespace === namespace;
}
