import { kubectlCalls } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

/** Forms of `date` that say the time of the day: hours, minutes, seconds, and seconds since 1970. */
const time = /%[HIMSTRcsX]/;

export const rule: Rule = {
  id: 'name-once-a-day',
  title: 'A job whose name is free once a day',
  severity: 'warning',
  needs: 'repository',
  why: 'The second one of a day is refused with AlreadyExists: the backup before a risky change, which is the one that counts, is not made.',
  fix: 'Put the time into the name as well: $(date +%Y%m%d-%H%M%S).',
  *check({ facts }) {
    for (const { verb, operands } of kubectlCalls(facts)) {
      const [type, name] = operands;
      const day = /\$\(date\b[^)]*\)/.exec(name?.text ?? '')?.[0];
      if (verb !== 'create' || type?.text !== 'job' || name === undefined || day === undefined) continue;
      if (time.test(day) || !day.includes('%')) continue;
      yield {
        message: `kubectl create job names the Job ${name.text}, which is taken for the rest of the day`,
        places: [{ at: name.at, note: 'is the same all day' }],
      };
    }
  },
};
