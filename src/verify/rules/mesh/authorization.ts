import type { KubernetesObject, Workload } from '../../../facts/index.ts';
import type { Network } from '../../network.ts';
import { oncePer } from '../../once-per.ts';
import { selects } from '../../selector.ts';
import { fieldsAt, listAt, textAt } from '../../value.ts';

/** Who calls, as the mesh sees it. */
export interface Caller {
  /** Undefined where no sidecar vouches for it. */
  readonly principal: string | undefined;
  readonly namespace: string;
}

const policies = oncePer(({ members }: Network) =>
  members
    .flatMap((member) => member.ofKind('AuthorizationPolicy'))
    .filter(
      ({ apiVersion, value }) =>
        apiVersion.startsWith('security.istio.io/') &&
        (textAt(value, 'spec', 'action') ?? 'ALLOW') === 'ALLOW',
    ),
);

/** The policies that say who may reach a workload: none is no bound, one is a bound to whom it names. */
export function allowancesFor(network: Network, workload: Workload): readonly KubernetesObject[] {
  return policies(network).filter(({ namespace, value }) => {
    const selector = fieldsAt(value, 'spec', 'selector');
    const narrow = Object.keys(fieldsAt(selector, 'matchLabels')).length > 0;
    const here = namespace === workload.namespace || (namespace === 'istio-system' && !narrow);
    return here && (!narrow || selects(selector, workload.labels));
  });
}

/** Whether a policy lets a caller in at a port, as far as identity and port decide; paths and methods are let pass. */
export function allows(policy: KubernetesObject, caller: Caller, port: number): boolean {
  return listAt(policy.value, 'spec', 'rules').some(
    (rule) =>
      holdsForSome(listAt(rule, 'from'), (from) => matchesSource(fieldsAt(from, 'source'), caller)) &&
      holdsForSome(listAt(rule, 'to'), (to) => matchesPort(fieldsAt(to, 'operation'), port)),
  );
}

function holdsForSome(list: readonly unknown[], holds: (one: unknown) => boolean): boolean {
  return list.length === 0 || list.some(holds);
}

function matchesSource(source: Readonly<Record<string, unknown>>, { principal, namespace }: Caller): boolean {
  const meshed = principal !== undefined;
  const account = meshed ? principal.split('/').at(-1) : undefined;
  return (
    includes(source.principals, principal) &&
    excludes(source.notPrincipals, principal) &&
    includes(source.namespaces, meshed ? namespace : undefined) &&
    excludes(source.notNamespaces, meshed ? namespace : undefined) &&
    includes(source.serviceAccounts, account === undefined ? undefined : `${namespace}/${account}`)
  );
}

/** Texts match exactly, by `*` for any, and by one `*` at either end. */
function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? text.endsWith(pattern.slice(1)) : pattern === text;
}

function includes(list: unknown, text: string | undefined): boolean {
  if (!Array.isArray(list)) return true;
  return text !== undefined && list.some((one) => matches(String(one), text));
}

function excludes(list: unknown, text: string | undefined): boolean {
  return !Array.isArray(list) || text === undefined || !list.some((one) => matches(String(one), text));
}

function matchesPort(operation: Readonly<Record<string, unknown>>, port: number): boolean {
  const { ports } = operation;
  return !Array.isArray(ports) || ports.map(String).includes(String(port));
}
