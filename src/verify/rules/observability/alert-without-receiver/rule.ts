import { plain, positionAt } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { type Fields, fieldsAt, listAt, textAt } from '../../../value.ts';

/** The receiver of all alerts that no route takes. */
export const rule: Rule = {
  id: 'alert-without-receiver',
  title: 'Alerts that are told to nobody',
  severity: 'error',
  why: 'What no other route takes goes to the receiver of the first one, which has no way to tell anybody.',
  fix: 'Give the receiver a way: PagerDuty, Slack, e-mail, a webhook; or route to one that has.',
  *check({ facts }) {
    for (const tree of facts.monitoring.alertmanager) {
      const value = plain(tree);
      const name = textAt(value, 'route', 'receiver');
      if (name === undefined) continue;
      const receiver = listAt(value, 'receivers')
        .map((one) => fieldsAt(one))
        .find((one) => textAt(one, 'name') === name);
      if (receiver !== undefined && canTell(receiver)) continue;
      const routes = listAt(value, 'route', 'routes');
      if (receiver !== undefined && routes.some((route) => takesAll(route))) continue;
      yield {
        message: `alerts that no route takes go to ${name}, who ${receiver === undefined ? 'is not declared' : 'can be told in no way'}`,
        places: [{ at: positionAt(tree, ['route', 'receiver']), note: `goes to ${name}` }],
      };
    }
  },
};

function canTell(receiver: Fields): boolean {
  return Object.entries(receiver).some(
    ([key, value]) => key.endsWith('_configs') && Array.isArray(value) && value.length > 0,
  );
}

/** A route without conditions, or one on the severity: whoever sends null elsewhere does so on purpose. */
function takesAll(route: unknown): boolean {
  const conditions = [
    ...listAt(route, 'matchers'),
    ...Object.keys(fieldsAt(route, 'match')),
    ...Object.keys(fieldsAt(route, 'match_re')),
  ];
  return conditions.length === 0 || conditions.some((one) => String(one).startsWith('severity'));
}
