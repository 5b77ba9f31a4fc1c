import { compact, type Sourced } from '../../../base/index.ts';
import type { Certificate, ClusterIssuer } from '../../../kubernetes/index.ts';
import {
  cloudflareToken,
  type Edge,
  type EdgeCertificates,
  type Environment,
  type Platform,
} from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { gatewayName } from './names.ts';
import { certificateName, hostsByNamespace } from './tls.ts';

type Acme = NonNullable<ClusterIssuer['spec']['acme']>;
type Solver = NonNullable<Acme['solvers']>[number];

/** Directories of Let's Encrypt. Source: https://letsencrypt.org/docs/acme-protocol-updates and /docs/staging-environment */
const directories = {
  production: 'https://acme-v02.api.letsencrypt.org/directory',
  staging: 'https://acme-staging-v02.api.letsencrypt.org/directory',
} as const;

/** The issuer of the environment, and the certificates of its public hosts. */
export function certificates(platform: Platform, environment: Environment, edge: Edge): readonly Sourced[] {
  const given = edge.certificates;
  if (given === undefined) return [];
  return [
    issuer(platform, environment, edge, given),
    ...[...hostsByNamespace(environment, edge)].map(([namespace, hosts]) =>
      certificate(platform, namespace, hosts, given),
    ),
  ];
}

const issuerName = 'public-hosts';

function issuer(
  platform: Platform,
  environment: Environment,
  edge: Edge,
  { authority, email, challenge, path }: EdgeCertificates,
): Sourced {
  const object: ClusterIssuer = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: issuerName, labels: labelsOf(platform, issuerName, 'edge') },
    spec:
      'secret' in authority
        ? { ca: { secretName: authority.secret } }
        : {
            acme: compact<Acme>({
              server: directories[authority.letsEncrypt],
              email,
              privateKeySecretRef: { name: `${issuerName}-account` },
              solvers: [challenge === 'dns' ? dnsSolver(environment, edge) : httpSolver(edge)],
            }),
          },
  };
  return sourced(object, path, {
    comments: {
      ...('letsEncrypt' in authority && authority.letsEncrypt === 'staging'
        ? { 'spec.acme.server': 'Wide limits, for trying things out: browsers do not trust what it signs.' }
        : {}),
      ...('letsEncrypt' in authority && challenge === 'dns'
        ? { 'spec.acme.solvers': 'By DNS, so that a host has its certificate before anything answers there.' }
        : {}),
    },
  });
}

function dnsSolver({ cloud }: Environment, { dns }: Edge): Solver {
  switch (dns.provider) {
    case 'google':
      return { dns01: { cloudDNS: { project: dns.project ?? '' } } };
    case 'azure':
      return {
        dns01: {
          azureDNS: {
            subscriptionID: dns.azure?.subscription ?? '',
            resourceGroupName: dns.azure?.resourceGroup ?? '',
            environment: 'AzurePublicCloud',
            managedIdentity: { clientID: dns.azure?.identity ?? '' },
          },
        },
      };
    case 'cloudflare':
      return {
        dns01: { cloudflare: { apiTokenSecretRef: { ...cloudflareToken } } },
      };
    default:
      return { dns01: { route53: { region: cloud.region } } };
  }
}

function httpSolver(edge: Edge): Solver {
  if (edge.controller === 'gateway') {
    return {
      http01: { gatewayHTTPRoute: { parentRefs: [{ name: gatewayName, namespace: edge.namespace }] } },
    };
  }
  const ingress = { ingressClassName: edge.controller };
  // The NGINX Ingress Controller joins Ingresses of one host only where they say that they are parts of one.
  return edge.controller === 'nginx'
    ? {
        http01: {
          ingress: {
            ...ingress,
            ingressTemplate: { metadata: { annotations: { 'nginx.org/mergeable-ingress-type': 'minion' } } },
          },
        },
      }
    : { http01: { ingress } };
}

function certificate(
  platform: Platform,
  namespace: string,
  hosts: readonly string[],
  { path }: EdgeCertificates,
): Sourced {
  const name = certificateName(platform);
  const object: Certificate = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'edge') },
    spec: {
      secretName: name,
      dnsNames: [...hosts],
      issuerRef: { name: issuerName, kind: 'ClusterIssuer' },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    },
  };
  return sourced(object, path, {
    comments: { 'spec.dnsNames': `Every public host that is served from ${namespace}.` },
  });
}
