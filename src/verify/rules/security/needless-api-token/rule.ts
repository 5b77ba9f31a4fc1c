import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textAt, textsAt } from '../../../value.ts';
import { isBound } from '../account-rights.ts';

export const rule: Rule = {
  id: 'needless-api-token',
  title: 'A token for the Kubernetes API that nobody needs',
  severity: 'warning',
  why: 'Whoever breaks into the container finds a token that the API server accepts, and with it all that any account may ask.',
  fix: "Write 'automountServiceAccountToken: false' in the pod or its ServiceAccount, or bind the role that the pods need.",
  *check(input) {
    for (const { object, namespace, podPath, pod } of input.cluster.workloads) {
      if (podPath === undefined || pod.automountServiceAccountToken === false) continue;
      const name = textAt(pod, 'serviceAccountName') ?? textAt(pod, 'serviceAccount') ?? 'default';
      const account = declaredObject(input, 'ServiceAccount', namespace, name);
      const isSwitchedOff = fieldsAt(account?.value).automountServiceAccountToken === false;
      if (isSwitchedOff && pod.automountServiceAccountToken !== true) continue;
      // What an undeclared account may do is not in the files.
      if (account === undefined && name !== 'default') continue;
      const annotations = textsAt(object.value, ...podPath.slice(0, -1), 'metadata', 'annotations');
      if (annotations['vault.hashicorp.com/agent-inject'] === 'true') continue;
      if (isBound(input, namespace, name)) continue;
      const note = `ServiceAccount ${name} may do nothing`;
      yield {
        message: `the pods of ${titleOf(object)} get an API token, though their ServiceAccount ${name} may do nothing with it`,
        places: [
          placeIn(object, [...podPath, 'automountServiceAccountToken'], 'gets an API token'),
          ...(account === undefined ? [] : [placeIn(account, ['metadata', 'name'], note)]),
        ],
      };
    }
  },
};
