import type { DataPath, Sourced } from '../../../base/index.ts';
import type { AuthorizationPolicy, PeerAuthentication } from '../../../kubernetes/index.ts';
import type { Environment, Mesh, Namespace, Platform } from '../../../model/index.ts';
import { labelsOf, partOfLabel } from '../labels.ts';
import { sourced } from '../sourced.ts';
import type { Admission } from './admissions.ts';
import { meshField } from './place.ts';

/** Something whose pods have sidecars. */
export interface Guarded {
  readonly name: string;
  readonly namespace: string;
  /** Labels of its pods. */
  readonly pods: Readonly<Record<string, string>>;
  readonly component: string;
  readonly from: DataPath;
}

const modes = { strict: 'STRICT', permissive: 'PERMISSIVE' } as const;

/** What holds for all sidecars of a namespace: identities are proven, and nobody comes in whom no policy names. */
export function namespaceAccess(
  platform: Platform,
  environment: Environment,
  mesh: Mesh,
  namespace: Namespace,
): readonly Sourced[] {
  const shared =
    namespace.name === environment.edgeNamespace || namespace.name === environment.monitoringNamespace;
  const authentication: PeerAuthentication = {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: {
      name: 'default',
      namespace: namespace.name,
      labels: labelsOf(platform, 'default', 'namespace'),
    },
    spec: { mtls: { mode: modes[mesh.mtls] } },
  };
  const authorization: AuthorizationPolicy = {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: {
      name: 'default-deny',
      namespace: namespace.name,
      labels: labelsOf(platform, 'default-deny', 'namespace'),
    },
    spec: shared ? { selector: { matchLabels: { [partOfLabel]: platform.name } } } : {},
  };
  return [
    sourced(authentication, namespace.path, {
      fields: { 'spec.mtls.mode': meshField(mesh, 'mtls') },
      comments: {
        '': 'Health checks pass by way of port 15020, as metrics do; everything else proves who it is.',
      },
    }),
    sourced(authorization, namespace.path, {
      comments: { '': 'Whoever no other policy names is refused, as in the network policies.' },
    }),
  ];
}

/** Who may reach some pods: by identity where there is one, by the network policy alone where there is none. */
export function access(
  platform: Platform,
  mesh: Mesh,
  guarded: Guarded,
  admissions: readonly Admission[],
): readonly Sourced[] {
  const plain = new Set(admissions.flatMap(({ from, ports = [] }) => (from === 'plain' ? ports : [])));
  return [
    ...(plain.size === 0 || mesh.mtls === 'permissive' ? [] : [exception(platform, guarded, [...plain])]),
    ...(admissions.length === 0 ? [] : [authorization(platform, guarded, admissions)]),
  ];
}

function metadataOf(platform: Platform, { name, namespace, component }: Guarded) {
  return { name, namespace, labels: labelsOf(platform, name, component) };
}

function exception(platform: Platform, guarded: Guarded, ports: readonly number[]): Sourced {
  const object: PeerAuthentication = {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: metadataOf(platform, guarded),
    spec: {
      selector: { matchLabels: { ...guarded.pods } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: Object.fromEntries(ports.map((port) => [port, { mode: 'PERMISSIVE' as const }])),
    },
  };
  return sourced(object, guarded.from, {
    comments: {
      'spec.portLevelMtls': 'Some who come here have no sidecar; the network policy says who they may be.',
    },
  });
}

function authorization(platform: Platform, guarded: Guarded, admissions: readonly Admission[]): Sourced {
  const object: AuthorizationPolicy = {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: metadataOf(platform, guarded),
    spec: {
      selector: { matchLabels: { ...guarded.pods } },
      action: 'ALLOW',
      rules: admissions.map(({ from, ports }) => ({
        from: [{ source: sourceOf(from) }],
        ...(ports === undefined ? {} : { to: [{ operation: { ports: ports.map(String) } }] }),
      })),
    },
  };
  return sourced(object, guarded.from, {
    comments: Object.fromEntries(admissions.map(({ why }, index) => [`spec.rules[${index}]`, why])),
  });
}

/** Plain text proves nothing: it is taken only where no identity is given. */
function sourceOf(from: Admission['from']): Record<string, string[]> {
  if (from === 'plain') return { notPrincipals: ['*'] };
  return 'principals' in from ? { principals: [...from.principals] } : { namespaces: [...from.namespaces] };
}
