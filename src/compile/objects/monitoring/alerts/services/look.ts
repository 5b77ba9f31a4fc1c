import type { AlertContext, Step } from '../../alert.ts';
import { lasting } from '../../watched.ts';

/** The group of rules about services and their pods. */
export const group = 'services';

/** `kubectl` in the namespaces where the services are, one line for each. */
export function inNamespaces(
  { environment }: AlertContext,
  command: (namespace: string) => string,
): readonly string[] {
  return [...new Set(lasting(environment).map(({ namespace }) => namespace))].map(command);
}

/** What most looks at a service begin with. */
export function lookAtService(context: AlertContext): readonly Step[] {
  return [
    {
      text: 'Its pods: do they run, were they restarted, was it released just now?',
      commands: [
        ...inNamespaces(context, (namespace) => `kubectl -n ${namespace} get pods -o wide`),
        ...inNamespaces(
          context,
          (namespace) => `kubectl -n ${namespace} get replicasets --sort-by=.metadata.creationTimestamp`,
        ),
      ],
    },
    {
      text: 'What it says, with the name from the alert:',
      commands: inNamespaces(
        context,
        (namespace) =>
          `kubectl -n ${namespace} logs -l app.kubernetes.io/name=<service> --prefix --since=15m --tail=200`,
      ),
    },
    { text: `What it calls; a failing callee shows in its callers: ${callsOf(context)}` },
  ];
}

function callsOf({ environment }: AlertContext): string {
  const lines = lasting(environment).flatMap(({ name, calls }) => {
    const all = [...calls.services, ...calls.stores, ...calls.externals];
    return all.length === 0 ? [] : [`${name} calls ${all.join(', ')}`];
  });
  return lines.length === 0 ? 'no service calls another.' : `${lines.join('; ')}.`;
}
