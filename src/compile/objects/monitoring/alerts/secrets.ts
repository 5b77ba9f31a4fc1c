import { type Alert, type AlertContext, builtIn, time } from '../alert.ts';

const group = 'secrets';

/** The alerts about what brings secrets, and what keeps them. */
export function secretAlerts(context: AlertContext): readonly Alert[] {
  return [...syncAlert(context), ...sealAlert(context)];
}

function syncAlert(context: AlertContext): readonly Alert[] {
  const operator = context.components.get('external-secrets');
  if (operator === undefined) return [];
  return builtIn(context, group, 'SecretNotSynced', (_, { for: wait }) => ({
    expr: 'max by (namespace, name) (externalsecret_status_condition{condition="Ready", status="False"}) == 1',
    summary: 'The secret {{ $labels.namespace }}/{{ $labels.name }} is not brought',
    page: {
      meaning: `For ${time(wait)} the External Secrets Operator could not make or renew a Secret.`,
      impact: 'Pods that start now do not find it; those that run have the value from before.',
      look: [
        {
          text: 'What is refused:',
          commands: [
            'kubectl -n <namespace> describe externalsecret <name>',
            'kubectl get secretstores,clustersecretstores -A',
            `kubectl -n ${operator.namespace} logs deployment/external-secrets --since=15m`,
          ],
        },
      ],
      mend: [
        {
          text: 'The key is missing at its source: add it there. The source refuses: its role or policy. Then do not wait for the next round:',
          commands: [
            'kubectl -n <namespace> annotate externalsecret <name> force-sync="$(date +%s)" --overwrite',
          ],
        },
      ],
    },
  }));
}

function sealAlert(context: AlertContext): readonly Alert[] {
  const vault = context.components.get('vault');
  if (vault === undefined) return [];
  return builtIn(context, group, 'VaultSealed', (_, { for: wait }) => ({
    expr: ['min by (pod) (vault_core_unsealed) == 0', 'max(vault_core_active) == 0'].join('\nor '),
    summary: '{{ if $labels.pod }}{{ $labels.pod }} is sealed{{ else }}No server of Vault leads{{ end }}',
    page: {
      meaning: `For ${time(wait)} a server of Vault has been sealed, or none has led.`,
      impact:
        'With one sealed the others answer, and no further one may go. Without a leader no secret is read or renewed.',
      look: [
        {
          text: 'The state of the servers:',
          commands: [
            `kubectl -n ${vault.namespace} get pods -l component=server -L vault-active,vault-sealed`,
            `kubectl -n ${vault.namespace} exec vault-0 -- vault status`,
            `kubectl -n ${vault.namespace} logs -l component=server --tail=50 --prefix`,
          ],
        },
      ],
      mend: [
        {
          text: 'It opens by itself with the key of the cloud: check the key, and the right of its role to it. Then restart the sealed server:',
          commands: [`kubectl -n ${vault.namespace} delete pod <pod>`],
        },
      ],
    },
  }));
}
