import type { AuthorizationPolicy, PeerAuthentication } from '../../src/kubernetes/index.ts';
import type { Endpoint, Port } from './policy-oracle.ts';

/** Ports of the sidecar itself, which it serves without asking who comes. Source: Istio, ports used by Istio. */
const sidecarPorts = new Set([15020, 15021, 15090]);

/**
 * What the sidecars of Istio let in: mutual TLS by PeerAuthentication, identities by AuthorizationPolicy, to the letter.
 * Source: https://istio.io/latest/docs/reference/config/security/
 */
export class MeshOracle {
  readonly #authentications: readonly PeerAuthentication[];
  readonly #authorizations: readonly AuthorizationPolicy[];

  constructor(
    authentications: readonly PeerAuthentication[],
    authorizations: readonly AuthorizationPolicy[],
  ) {
    this.#authentications = authentications;
    this.#authorizations = authorizations;
  }

  allows(from: Endpoint, to: Endpoint, { port, protocol }: Port): boolean {
    if (!to.meshed || protocol !== 'TCP' || sidecarPorts.has(port)) return true;
    if (to.unseen?.includes(port) === true) return true;
    return this.#speaks(from, to, port) && this.#admits(from, to, port);
  }

  /** Whoever has no sidecar speaks plain text, which a strict port does not take. */
  #speaks(from: Endpoint, to: Endpoint, port: number): boolean {
    if (from.meshed) return true;
    const own = this.#authentications.filter((one) => selects(one, to));
    const chosen = own.find((one) => one.spec?.selector !== undefined) ?? own[0];
    const mode =
      chosen?.spec?.portLevelMtls?.[String(port)]?.mode ?? chosen?.spec?.mtls?.mode ?? 'PERMISSIVE';
    return mode !== 'STRICT';
  }

  #admits(from: Endpoint, to: Endpoint, port: number): boolean {
    const policies = this.#authorizations.filter((one) => selects(one, to));
    const takes = (one: AuthorizationPolicy) =>
      (one.spec?.rules ?? []).some((rule) => holds(rule, from, port));
    const by = (action: string) => policies.filter((one) => (one.spec?.action ?? 'ALLOW') === action);
    if (by('DENY').some(takes)) return false;
    const allowing = by('ALLOW');
    return allowing.length === 0 || allowing.some(takes);
  }
}

interface Selecting {
  readonly metadata?: { readonly namespace?: string };
  readonly spec?: { readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> } };
}

function selects(policy: Selecting, { namespace, labels }: Endpoint): boolean {
  const wanted = policy.spec?.selector?.matchLabels ?? {};
  return (
    policy.metadata?.namespace === namespace &&
    Object.entries(wanted).every(([key, value]) => labels[key] === value)
  );
}

type Rule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number];

function holds(rule: Rule, from: Endpoint, port: number): boolean {
  if (rule.when !== undefined) throw new Error('conditions are not read here');
  const principal = from.meshed ? `cluster.local/ns/${from.namespace}/sa/${from.account}` : undefined;
  const isSource = (rule.from ?? [{ source: {} }]).some(
    ({ source = {} }) =>
      listed(source.principals, principal) &&
      (source.notPrincipals === undefined || !listed(source.notPrincipals, principal)) &&
      listed(source.namespaces, from.meshed ? from.namespace : undefined),
  );
  const isOperation = (rule.to ?? [{ operation: {} }]).some(({ operation = {} }) =>
    listed(operation.ports, String(port)),
  );
  return isSource && isOperation;
}

/** '*' takes any value, but not none. */
function listed(values: readonly string[] | undefined, value: string | undefined): boolean {
  if (values === undefined) return true;
  return value !== undefined && values.some((one) => one === '*' || one === value);
}
