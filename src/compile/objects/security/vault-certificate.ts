import type { Sourced } from '../../../base/index.ts';
import type { Platform, Vault } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { vaultNamespace } from '../vault.ts';

const apiVersion = 'cert-manager.io/v1';

/** The names under which Vault is asked, by its Services and by its servers themselves. */
const dnsNames = [
  'vault-active.vault.svc.cluster.local',
  'vault.vault.svc.cluster.local',
  '*.vault-internal',
  '*.vault-internal.vault.svc.cluster.local',
  'localhost',
];

/** The certificate of Vault's servers, by an authority that signs for nobody else. */
export function vaultCertificates(platform: Platform, vault: Vault): readonly Sourced[] {
  const make = (kind: string, name: string, spec: object, comment?: string): Sourced =>
    sourced(
      {
        apiVersion,
        kind,
        metadata: { name, namespace: vaultNamespace, labels: labelsOf(platform, name, 'secrets') },
        spec,
      },
      vault.path,
      comment === undefined ? {} : { comments: { '': comment } },
    );
  const privateKey = { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' };
  return [
    make('Issuer', 'self-signed', { selfSigned: {} }),
    make(
      'Certificate',
      'vault-authority',
      {
        isCA: true,
        commonName: 'Vault',
        secretName: 'vault-authority',
        duration: '87600h',
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
        issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'self-signed' },
      },
      'The authority of Vault alone: whoever asks it trusts this one.',
    ),
    make('Issuer', 'vault-authority', { ca: { secretName: 'vault-authority' } }),
    make('Certificate', 'vault', {
      secretName: 'vault-tls',
      dnsNames,
      ipAddresses: ['127.0.0.1'],
      usages: ['server auth', 'client auth'],
      privateKey,
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'vault-authority' },
    }),
  ];
}
