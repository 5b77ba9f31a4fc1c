import { type Container, containersOf } from '../../../container.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { fieldsAt, textAt, textsAt } from '../../../value.ts';
import { isBound } from '../account-rights.ts';

export const rule: Rule = {
  id: 'needless-api-token',
  title: 'A token for the Kubernetes API that nobody needs',
  severity: 'warning',
  why: 'Whoever breaks into the container finds a token that the API server accepts, and with it all that any account may ask.',
  fix: "Write 'automountServiceAccountToken: false' in the pod or its ServiceAccount, or bind the role that the pods need.",
  *check(input) {
    for (const workload of input.cluster.workloads) {
      const { object, namespace, podPath, pod } = workload;
      if (podPath === undefined || pod.automountServiceAccountToken === false) continue;
      const name = textAt(pod, 'serviceAccountName') ?? textAt(pod, 'serviceAccount') ?? 'default';
      const account = declaredObject(input, 'ServiceAccount', namespace, name);
      const isSwitchedOff = fieldsAt(account?.value).automountServiceAccountToken === false;
      if (isSwitchedOff && pod.automountServiceAccountToken !== true) continue;
      // What an undeclared account may do is not in the files.
      if (account === undefined && name !== 'default') continue;
      const annotations = textsAt(object.value, ...podPath.slice(0, -1), 'metadata', 'annotations');
      if (annotations['vault.hashicorp.com/agent-inject'] === 'true') continue;
      if (isBound(input, namespace, name) || asksTheApi(input, containersOf(workload), name)) continue;
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

/** Programs that are nothing without the API: what they lack is the role, not less of a token. */
const programs =
  /(?:^|\/)(?:cluster-autoscaler|external-dns|kube-state-metrics|metrics-server|sealed-secrets-controller|reloader|aws-load-balancer-controller|cert-manager-controller|kubectl)(?:[:@]|$)/;

/** Whether the pods run such a program, or a role waits for their account by its name. */
function asksTheApi(input: RuleInput, containers: readonly Container[], account: string): boolean {
  const roles = ['Role', 'ClusterRole'].flatMap((kind) => input.cluster.ofKind(kind));
  return (
    containers.some(({ value }) => programs.test(textAt(value, 'image') ?? '')) ||
    (account !== 'default' && roles.some(({ name }) => name === account))
  );
}
