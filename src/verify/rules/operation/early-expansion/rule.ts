import { kubectlCalls } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

/** What containers are given to reach their stores by. */
const given = /(?:_|^)(?:URL|URI|DSN|HOST|PORT|USER|USERNAME|PASSWORD|TOKEN|DATABASE)$/;

export const rule: Rule = {
  id: 'early-expansion',
  title: 'A variable of a pod that the wrong shell looks up',
  severity: 'error',
  needs: 'repository',
  why: 'The shell of whoever runs the command puts the variable in before kubectl starts, and does not have it: the program in the pod gets nothing and connects to somewhere else, or a password that the person has comes into a list of processes.',
  fix: `Let the shell of the pod look it up, in single quotes: kubectl exec <pod> -- sh -c 'psql "$DATABASE_URL"'.`,
  *check({ facts }) {
    for (const { call, verb } of kubectlCalls(facts)) {
      const { script, command } = call;
      if (verb !== 'exec' || script.kind === 'container' || script.kind === 'pipeline') continue;
      const [program, ...words] = command.words.slice(
        1 + command.words.findIndex(({ text }) => text === '--'),
      );
      for (const word of words) {
        const name = word.variables.find((one) => given.test(one) && !script.assigned.has(one));
        if (name === undefined || asksFor(name, facts.sources.get(script.file)?.text ?? '')) continue;
        yield {
          message: `$${name} is looked up outside of the pod in which ${program?.text} runs`,
          places: [{ at: word.at, note: `nothing here sets ${name}` }],
        };
      }
    }
  },
};

/** Whether a text speaks of a variable elsewhere, too: then whoever runs it is expected to have it. */
function asksFor(name: string, text: string): boolean {
  const spoken = text.match(
    new RegExp(`\\$\\{${name}:[?=-]|^\\s*#.*\\b${name}\\b|\\bexport ${name}\\b`, 'm'),
  );
  return spoken !== null;
}
