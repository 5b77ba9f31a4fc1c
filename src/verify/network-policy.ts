import type { DataPath } from '../base/index.ts';
import { isObject, valueAt } from '../base/index.ts';
import type { KubernetesObject } from '../facts/index.ts';
import { type AddressRange, parseRange } from './address.ts';
import { oncePer } from './once-per.ts';
import { type Fields, fieldsAt, listAt, numberAt, textAt } from './value.ts';

export type Side = 'ingress' | 'egress';
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A NetworkPolicy, read once. */
export interface Policy {
  readonly object: KubernetesObject;
  /** The pods of its namespace that it governs. */
  readonly selector: Fields;
  /** What it allows on each side that it governs; undefined where it leaves the side alone. */
  readonly rules: Readonly<Record<Side, readonly PolicyRule[] | undefined>>;
}

export interface PolicyRule {
  /** Where the rule stands inside the policy. */
  readonly path: DataPath;
  /** Empty: everybody. */
  readonly peers: readonly Peer[];
  /** Empty: every port. */
  readonly ports: readonly PolicyPort[];
}

export interface Peer {
  readonly path: DataPath;
  readonly pods: Fields | undefined;
  readonly namespaces: Fields | undefined;
  /** Undefined also for ranges of IPv6, which say nothing about the addresses that we know. */
  readonly block: { readonly range: AddressRange; readonly except: readonly AddressRange[] } | undefined;
}

export interface PolicyPort {
  readonly path: DataPath;
  readonly protocol: string;
  /** Number, name, or every port. */
  readonly port: number | string | undefined;
  /** The last port of a range that begins with `port`. */
  readonly end: number | undefined;
}

/** Reads a policy; undefined for the kinds of other products that share the name. */
export const policyOf: (object: KubernetesObject) => Policy | undefined = oncePer((object) => {
  if (object.kind !== 'NetworkPolicy' || !object.apiVersion.startsWith('networking.k8s.io/'))
    return undefined;
  const types = listAt(object.value, 'spec', 'policyTypes');
  const egress = listAt(object.value, 'spec', 'egress');
  const governs = {
    ingress: types.length === 0 || types.includes('Ingress'),
    egress: types.length === 0 ? egress.length > 0 : types.includes('Egress'),
  };
  return {
    object,
    selector: fieldsAt(object.value, 'spec', 'podSelector'),
    rules: {
      ingress: governs.ingress ? rulesOf(object, 'ingress', 'from') : undefined,
      egress: governs.egress ? rulesOf(object, 'egress', 'to') : undefined,
    },
  };
});

function rulesOf(object: KubernetesObject, side: Side, peersField: 'from' | 'to'): readonly PolicyRule[] {
  return listAt(object.value, 'spec', side).map((rule, index) => {
    const path = ['spec', side, index];
    return {
      path,
      peers: listAt(rule, peersField).map((peer, at) => peerOf(peer, [...path, peersField, at])),
      ports: listAt(rule, 'ports').map((port, at) => ({
        path: [...path, 'ports', at],
        protocol: textAt(port, 'protocol') ?? 'TCP',
        port: numberAt(port, 'port') ?? textAt(port, 'port'),
        end: numberAt(port, 'endPort'),
      })),
    };
  });
}

function peerOf(peer: unknown, path: DataPath): Peer {
  const selector = (field: string) => {
    const value = valueAt(peer, [field]);
    return isObject(value) ? value : undefined;
  };
  const range = parseRange(textAt(peer, 'ipBlock', 'cidr') ?? '');
  const except = listAt(peer, 'ipBlock', 'except').flatMap((text) => parseRange(String(text)) ?? []);
  return {
    path,
    pods: selector('podSelector'),
    namespaces: selector('namespaceSelector'),
    block: range === undefined ? undefined : { range, except },
  };
}
