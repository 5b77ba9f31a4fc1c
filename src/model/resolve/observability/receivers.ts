import type { DataPath } from '../../../base/index.ts';
import type { Receiver, SecretKey } from '../../platform/observability.ts';
import type { ReadDefinition } from '../../schema/platform.ts';
import type { Context } from '../context.ts';
import { readSecretKey } from '../secret-key.ts';

type Given = NonNullable<NonNullable<ReadDefinition['observability']>['alerts']>['receivers'];

/** Those who are told, each in at least one way. */
export function resolveReceivers(context: Context, given: Given, path: DataPath): readonly Receiver[] {
  return Object.entries(given).map(([name, { pagerduty, slack, email, webhook }]) => {
    const place = [...path, name];
    const key = (text: string | undefined, ...steps: DataPath): SecretKey | undefined =>
      text === undefined ? undefined : readSecretKey(context, text, [...place, ...steps]);
    if (pagerduty === undefined && slack === undefined && email === undefined && webhook === undefined) {
      context.report({
        path: place,
        reason: `the receiver '${name}' can be told in no way`,
        fix: 'Add pagerduty, slack, email or webhook.',
      });
    }
    return {
      name,
      pagerduty: key(pagerduty, 'pagerduty'),
      slack: slack && { channel: slack.channel, url: key(slack.url, 'slack', 'url') },
      email: email && {
        to: email.to,
        from: email.from,
        server: email.server,
        user: email.user,
        password: key(email.password, 'email', 'password'),
      },
      webhook: key(webhook, 'webhook'),
      path: place,
    };
  });
}
