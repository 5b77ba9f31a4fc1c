import { type Alert, type AlertContext, builtIn, time } from '../../alert.ts';
import { triedExternals } from '../../exporters.ts';
import { group } from './look.ts';

/** The alert about systems outside the platform. */
export function externalAlert(context: AlertContext): readonly Alert[] {
  const { environment } = context;
  if (triedExternals(environment).length === 0) return [];
  return builtIn(context, group, 'ExternalUnreachable', (_, { for: wait }) => ({
    expr: 'max by (external) (probe_success) == 0',
    summary: '{{ $labels.external }} cannot be reached from the cluster',
    page: {
      meaning: `For ${time(wait)} no connection to a system outside the platform came about.`,
      impact: `What needs it fails: ${triedExternals(environment)
        .map(
          ({ name, host }) =>
            `${name} (${host}) is called by ${
              environment.services
                .filter(({ calls }) => calls.externals.includes(name))
                .map((one) => one.name)
                .join(', ') || 'nobody'
            }`,
        )
        .join('; ')}.`,
      look: [
        {
          text: 'Whether it is they or we: the page that tells their state, then the way from the cluster:',
          commands: [
            `kubectl -n ${environment.monitoringNamespace} logs deployment/blackbox-exporter --tail=50`,
          ],
        },
      ],
      mend: [
        {
          text: 'If they are down, tell the users and wait. If their addresses changed, change them in the definition: the network policies follow.',
        },
      ],
    },
  }));
}
