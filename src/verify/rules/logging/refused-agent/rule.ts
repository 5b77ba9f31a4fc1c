import { isObject, plain } from '../../../../base/index.ts';
import type { SoftwareName } from '../../../../kubernetes/index.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, textsAt } from '../../../value.ts';

const label = 'pod-security.kubernetes.io/enforce';

/**
 * Charts whose pods mount folders of the node, and what of their values switches that off. Source: values.yaml and
 * the templates of each chart, in the versions of the table of software.
 */
const agents: Partial<Record<SoftwareName, (values: readonly unknown[]) => boolean>> = {
  'fluent-bit': () => true,
  alloy: (values) =>
    values.some(
      (one) =>
        fieldsAt(one, 'alloy', 'mounts').varlog === true ||
        listAt(one, 'controller', 'volumes', 'extra').some(
          (volume) => isObject(volume) && 'hostPath' in volume,
        ),
    ),
  // The exporter of nodes may be switched off, or live in another namespace.
  'kube-prometheus-stack': (values) =>
    !values.some(
      (one) =>
        fieldsAt(one, 'nodeExporter').enabled === false ||
        typeof fieldsAt(one, 'prometheus-node-exporter').namespaceOverride === 'string',
    ),
};

export const rule: Rule = {
  id: 'refused-agent',
  title: 'A chart with an agent of nodes in a namespace that refuses it',
  severity: 'error',
  why: 'Pod Security refuses pods that mount folders of their node below the level privileged: the DaemonSet exists, but none of its pods does.',
  fix: 'Install agents of nodes in a namespace of their own with the level privileged, and nothing else there.',
  *check(input) {
    for (const installed of input.cluster.software) {
      const reads = installed.software === undefined ? undefined : agents[installed.software];
      if (reads === undefined || !reads(installed.values.map(plain))) continue;
      const home = declaredObject(input, 'Namespace', undefined, installed.namespace ?? 'default');
      const level = textsAt(home?.value, 'metadata', 'labels')[label];
      if (home === undefined || (level !== 'baseline' && level !== 'restricted')) continue;
      yield {
        message: `the agents of ${installed.name} mount folders of their node, which the level ${level} of the namespace ${home.name} refuses`,
        places: [
          { at: installed.at, note: `${installed.name} is installed in ${home.name}` },
          placeIn(home, ['metadata', 'labels', label], `the namespace enforces ${level}`),
        ],
      };
    }
  },
};
