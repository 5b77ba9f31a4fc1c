import type { Facts } from '../../../../facts/index.ts';
import { argumentsOf, type Call, callsTo } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

/** Flags of `helm install` and `helm upgrade` that take the next word, as `helm upgrade --help` lists them. */
const valued = new Set(
  (
    '-n --namespace -f --values --set --set-string --set-file --set-json --set-literal --version --timeout --repo ' +
    '--kube-context --kubeconfig --description --history-max --post-renderer --post-renderer-args --username ' +
    '--password --ca-file --cert-file --key-file --keyring -l --labels'
  ).split(' '),
);
/** Helm 4 calls --atomic --rollback-on-failure; either waits by itself. */
const safe = ['--atomic', '--rollback-on-failure', '--dry-run', '-h', '--help'];

export const rule: Rule = {
  id: 'half-done-release',
  title: 'A release that stays half done when it fails',
  severity: 'warning',
  needs: 'repository',
  why: 'Helm is content as soon as the API server has taken the objects: pods that never start are a success, and a release that breaks off stays as it is, with some objects new and some old. A second helm install is refused, for the name is in use.',
  fix: 'Write helm upgrade --install with --rollback-on-failure (--atomic before Helm 4) and --timeout: it waits for the pods, and goes back where they do not come.',
  *check({ facts }) {
    for (const { call, verb, release } of releasesOf(facts)) {
      const once = verb === 'install' ? 'can run only once, and ' : '';
      yield {
        message: `helm ${verb}${release} ${once}leaves what fails half done`,
        places: [{ at: call.command.words[0].at, note: 'neither waits nor goes back' }],
      };
    }
  },
};

function releasesOf(facts: Facts): readonly { call: Call; verb: string; release: string }[] {
  return callsTo(facts, 'helm').flatMap((call) => {
    const { operands, flags, isOpen } = argumentsOf(call, valued);
    const [verb, name] = operands;
    if ((verb?.text !== 'install' && verb?.text !== 'upgrade') || isOpen) return [];
    if (safe.some((flag) => flags.has(flag)) || waits(flags.get('--wait')?.text)) return [];
    return [{ call, verb: verb.text, release: name === undefined ? '' : ` of ${name.text}` }];
  });
}

/** Without a value the flag waits; hookOnly waits for hooks alone. */
function waits(value: string | undefined): boolean {
  return value !== undefined && value !== 'false' && value !== 'hookOnly';
}
