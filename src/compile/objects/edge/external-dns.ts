import type { Sourced } from '../../../base/index.ts';
import type { ConfigMap } from '../../../kubernetes/index.ts';
import {
  cloudflareToken,
  type Edge,
  type Environment,
  externalDnsNamespace,
  type Platform,
} from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { resources, scheduling } from './pods.ts';

/** Name of external-dns, of its account, and of what it reads. */
const name = 'external-dns';
const azureConfig = 'external-dns-azure';

/**
 * What external-dns reads hosts from: the kind of objects that the public hosts stand in, and no other.
 * Source: kubernetes-sigs/external-dns v0.21.0, docs/sources.
 */
function sourceOf(edge: Edge): string {
  if (edge.mesh) return 'istio-gateway';
  return edge.controller === 'gateway' ? 'gateway-httproute' : 'ingress';
}

/** Writes the records of the public hosts into the zone. */
export function externalDns(platform: Platform, environment: Environment, edge: Edge): readonly Component[] {
  const { dns } = edge;
  if (dns.provider === 'none') return [];
  // Ingresses of the controller have no address of their own where a load balancer stands in front of it.
  const balanced = edge.loadBalancer === 'application' ? ['--ingress-class=alb'] : [];
  const proxied = dns.provider === 'cloudflare' && edge.behind !== undefined ? ['--cloudflare-proxied'] : [];
  const project = dns.provider === 'google' ? [`--google-project=${dns.project ?? ''}`] : [];
  const extraArgs = [...balanced, ...proxied, ...project];
  const values = {
    provider: { name: dns.provider },
    sources: [sourceOf(edge)],
    domainFilters: zones(platform, environment),
    policy: dns.policy,
    txtOwnerId: dns.owner,
    ...(extraArgs.length === 0 ? {} : { extraArgs }),
    ...access(environment, edge),
    resources: resources('10m', '64Mi', '128Mi'),
    ...scheduling(environment, edge),
  };
  return [
    {
      name,
      software: 'external-dns',
      namespace: externalDnsNamespace,
      purpose: 'Writes the DNS records of the public hosts',
      values: sourced(values, dns.path, {
        comments: {
          sources: 'Where the public hosts stand; nothing else gets a record.',
          policy:
            dns.policy === 'sync'
              ? 'Records of hosts that have gone are removed.'
              : 'Records are made and changed, never removed.',
          txtOwnerId: 'Marks what this cluster has made: two clusters never change each other’s records.',
        },
      }),
      needs: [],
    },
  ];
}

/** The domain of the environment, and hosts outside of it. */
function zones(platform: Platform, { hosts }: Environment): readonly string[] {
  const { domain } = platform;
  const isInside = (host: string) => domain !== undefined && (host === domain || host.endsWith(`.${domain}`));
  const names = hosts.map((host) => host.name);
  return [
    ...(domain !== undefined && names.some(isInside) ? [domain] : []),
    ...names.filter((host) => !isInside(host)),
  ];
}

/** How it shows the provider who it is. */
function access({ cloud }: Environment, { dns }: Edge): object {
  switch (dns.provider) {
    case 'aws':
      return { env: [{ name: 'AWS_DEFAULT_REGION', value: cloud.region }] };
    case 'cloudflare':
      return {
        env: [
          {
            name: 'CF_API_TOKEN',
            valueFrom: { secretKeyRef: cloudflareToken },
          },
        ],
      };
    case 'azure':
      return {
        serviceAccount: { annotations: { 'azure.workload.identity/client-id': dns.azure?.identity ?? '' } },
        podLabels: { 'azure.workload.identity/use': 'true' },
        extraVolumes: [{ name: 'azure', configMap: { name: azureConfig } }],
        extraVolumeMounts: [{ name: 'azure', mountPath: '/etc/kubernetes', readOnly: true }],
      };
    default:
      return {};
  }
}

/** Where the zone is in Azure, as external-dns reads it from a file; nothing in it is secret. */
export function azureZone(platform: Platform, { dns }: Edge): readonly Sourced[] {
  if (dns.provider !== 'azure' || dns.azure === undefined) return [];
  const { tenant, subscription, resourceGroup } = dns.azure;
  const zone = {
    tenantId: tenant,
    subscriptionId: subscription,
    resourceGroup,
    useWorkloadIdentityExtension: true,
  };
  const object: ConfigMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: azureConfig,
      namespace: externalDnsNamespace,
      labels: labelsOf(platform, name, 'edge'),
    },
    data: { 'azure.json': `${JSON.stringify(zone, undefined, 2)}\n` },
  };
  return [sourced(object, [...dns.path, 'azure'])];
}
