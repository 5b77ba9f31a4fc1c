import type { Edge } from '../../platform/edge.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Store } from '../../platform/store.ts';

/** Namespaces in which the software of the edge runs, beside that of the controller. */
export const certManagerNamespace = 'cert-manager';
export const externalDnsNamespace = 'external-dns';

/** Token that may write the zone at Cloudflare. */
export const cloudflareToken = { name: 'cloudflare-api-token', key: 'api-token' } as const;

/** Keys of the issuer's tokens, as Kong reads them. */
export const issuerSecret = 'token-issuer';

/** The secrets that the edge reads and somebody else fills. */
export function edgeSecrets(edge: Edge, stores: readonly Store[]): readonly Secret[] {
  const make = (
    name: string,
    namespace: string,
    keys: readonly string[],
    path: Secret['path'],
    labels?: NonNullable<Secret['labels']>,
  ): Secret => ({ name, namespace, keys, path, ...(labels === undefined ? {} : { labels }) });
  const { dns, certificates, authentication } = edge;
  const store = stores.find(({ name }) => name === edge.store);
  const acme = certificates !== undefined && 'letsEncrypt' in certificates.authority;
  return [
    ...(dns.provider === 'cloudflare'
      ? [
          make(cloudflareToken.name, externalDnsNamespace, [cloudflareToken.key], dns.path),
          ...(acme && certificates.challenge === 'dns'
            ? [make(cloudflareToken.name, certManagerNamespace, [cloudflareToken.key], dns.path)]
            : []),
        ]
      : []),
    ...(certificates !== undefined && 'secret' in certificates.authority
      ? [
          make(
            certificates.authority.secret,
            certManagerNamespace,
            ['tls.crt', 'tls.key'],
            [...certificates.path, 'authority'],
          ),
        ]
      : []),
    ...(authentication !== undefined && edge.controller === 'kong'
      ? [
          make(issuerSecret, edge.namespace, ['algorithm', 'key', 'rsa_public_key'], authentication.path, {
            'konghq.com/credential': 'jwt',
          }),
        ]
      : []),
    ...(store === undefined
      ? []
      : [
          make(
            store.secret,
            edge.namespace,
            [...(store.runs === 'managed' ? ['host'] : []), 'username', 'password'],
            store.path,
          ),
        ]),
  ];
}
