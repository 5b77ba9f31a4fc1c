import type { Cluster, Facts } from '../../../../facts/index.ts';
import { type Kubectl, kubectlCalls, plainText } from '../../../commands.ts';
import { oncePer } from '../../../once-per.ts';
import type { Rule } from '../../../rule.ts';
import { declared, type Target, targetsOf } from '../../../targets.ts';
import { textAt } from '../../../value.ts';

const verbs = new Set([
  'exec',
  'logs',
  'scale',
  'rollout',
  'port-forward',
  'set',
  'describe',
  'get',
  'attach',
  'cp',
]);
const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'CronJob']);

export const rule: Rule = {
  id: 'dangling-command-target',
  title: 'A command for a workload that does not exist',
  severity: 'error',
  needs: 'repository',
  why: 'The command answers "not found". In a runbook it costs the minutes of an incident; in a script without pipefail, what it should have written is empty and nobody notices.',
  fix: 'Name the workload as its file does.',
  *check({ facts }) {
    for (const call of kubectlCalls(facts)) {
      const namespace = plainText(call.namespace);
      if (!verbs.has(call.verb) || namespace === undefined || !isKnown(facts, namespace)) continue;
      for (const target of namedBy(call)) {
        if (!workloads.has(target.kind) || declared(facts, target, namespace) !== undefined) continue;
        // What the command cannot do to a Rollout is another fault.
        if (
          call.verb === 'rollout' &&
          declared(facts, { ...target, kind: 'Rollout' }, namespace) !== undefined
        )
          continue;
        yield {
          message: `kubectl ${call.verb} is for ${target.kind} ${target.name}, which the namespace ${namespace} does not have`,
          places: [{ at: target.word.at, note: 'no file declares it' }],
        };
      }
    }
  },
};

/** What a command is for; a pod with a number is one of a StatefulSet. */
function namedBy(call: Kubectl): readonly Target[] {
  const [first, second] = call.operands;
  const word = first?.text === 'pod' || first?.text === 'pods' ? second : first;
  const name = plainText(word)?.replace(/^pods?\//, '');
  const set = name === undefined ? null : /^([a-z][a-z0-9-]*)-\d{1,2}$/.exec(name);
  const takesPod = ['exec', 'logs', 'port-forward', 'attach'].includes(call.verb) || word === second;
  if (takesPod && set !== null && word !== undefined)
    return [{ kind: 'StatefulSet', name: set[1] ?? '', word }];
  return targetsOf(
    call.verb === 'rollout' || call.verb === 'set' ? { operands: call.operands.slice(1) } : call,
  );
}

/** Whether the files say all that runs in a namespace: no chart, no operator and no other repository adds to it. */
function isKnown(facts: Facts, namespace: string): boolean {
  return facts.charts.length === 0 && ownNamespaces(facts).has(namespace);
}

const ownNamespaces = oncePer((facts: Facts): ReadonlySet<string> => {
  const own = new Set(
    facts.clusters.flatMap(({ workloads: all }) => all.map(({ namespace }) => namespace ?? '')),
  );
  for (const name of facts.clusters.flatMap(foreignNamespaces)) own.delete(name);
  return own;
});

/** Namespaces in which a chart or an operator makes workloads of its own. */
function foreignNamespaces(cluster: Cluster): readonly string[] {
  const fromOperators = cluster.workloads.filter(({ podPath }) => podPath === undefined);
  const fromReleases = ['HelmRelease', 'HelmChart'].flatMap((kind) =>
    cluster.ofKind(kind).map(({ value, namespace }) => textAt(value, 'spec', 'targetNamespace') ?? namespace),
  );
  const fromApplications = cluster
    .ofKind('Application')
    .map(({ value }) => textAt(value, 'spec', 'destination', 'namespace'));
  const fromSoftware = [...cluster.software, ...fromOperators].map(({ namespace }) => namespace);
  return [...fromSoftware, ...fromReleases, ...fromApplications].map((namespace) => namespace ?? '');
}
