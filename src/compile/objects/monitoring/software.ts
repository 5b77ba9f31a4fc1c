import type { SoftwareName } from '../../../kubernetes/index.ts';
import { egressGateway, ingressGateway } from '../addresses.ts';
import type { Component } from '../area.ts';
import { vaultNamespace } from '../vault.ts';

/** Where the metrics of installed software are read, and what it is to the platform. */
export interface SoftwareMetrics {
  /** Labels of its pods, as its chart gives them. */
  readonly pods: Readonly<Record<string, string>>;
  /** Name or number of a port that one of their containers declares. */
  readonly port: string | number;
  /** The port that answers, where no container declares it. */
  readonly answers?: number;
  readonly path?: string;
  readonly params?: Readonly<Record<string, string[]>>;
  /** Whether its series name namespaces and pods that they speak of: those must stay. */
  readonly honorLabels?: true;
  /** How its certificate is known, by a Secret beside the pods. */
  readonly tls?: { readonly secret: string; readonly key: string; readonly name: string };
  /** Whether what runs suffers soon when it is gone. */
  readonly critical?: true;
}

/** The port of the agent of a sidecar or a gateway, which merges all metrics of the pod. */
export const agentPort = 15020;

/** The metrics of proxies of the mesh; the port of Envoy is the one that injection declares. */
export const proxyEndpoint = {
  port: 'http-envoy-prom',
  answers: agentPort,
  path: '/stats/prometheus',
} as const;

/**
 * By name of the software. Sources: the pod templates of the charts in the versions of the table of software, read
 * 2026-11.
 */
const known: Readonly<Partial<Record<SoftwareName, SoftwareMetrics>>> = {
  alloy: { pods: { 'app.kubernetes.io/name': 'alloy' }, port: 'http-metrics' },
  'argo-cd': { pods: { 'app.kubernetes.io/part-of': 'argocd' }, port: 'metrics', honorLabels: true },
  'argo-rollouts': {
    pods: { 'app.kubernetes.io/name': 'argo-rollouts', 'app.kubernetes.io/component': 'rollouts-controller' },
    port: 'metrics',
    honorLabels: true,
  },
  // Its series name the namespace of the certificate.
  'cert-manager': {
    pods: { 'app.kubernetes.io/instance': 'cert-manager', 'app.kubernetes.io/component': 'controller' },
    port: 'http-metrics',
    honorLabels: true,
  },
  'cloudnative-pg': { pods: { 'app.kubernetes.io/name': 'cloudnative-pg' }, port: 'metrics' },
  // The port has no name.
  'cluster-autoscaler': { pods: { 'app.kubernetes.io/instance': 'cluster-autoscaler' }, port: 8085 },
  'external-dns': { pods: { 'app.kubernetes.io/name': 'external-dns' }, port: 'http' },
  'external-secrets': {
    pods: { 'app.kubernetes.io/name': 'external-secrets' },
    port: 'metrics',
    honorLabels: true,
  },
  istiod: { pods: { app: 'istiod' }, port: 15014, critical: true },
  karpenter: { pods: { 'app.kubernetes.io/name': 'karpenter' }, port: 'http-metrics', critical: true },
  // Its series name the namespace of what is scaled.
  keda: { pods: { app: 'keda-operator' }, port: 8080, honorLabels: true, critical: true },
  // The status port of the gateway; the mesh, where there is one, leaves it alone.
  kong: {
    pods: { 'app.kubernetes.io/name': 'kong', 'app.kubernetes.io/component': 'app' },
    port: 'status',
    critical: true,
  },
  'sealed-secrets': { pods: { 'app.kubernetes.io/name': 'sealed-secrets' }, port: 'metrics' },
  vault: {
    pods: { 'app.kubernetes.io/name': 'vault', component: 'server' },
    port: 'https',
    path: '/v1/sys/metrics',
    params: { format: ['prometheus'] },
    tls: { secret: 'vault-tls', key: 'ca.crt', name: `vault.${vaultNamespace}.svc.cluster.local` },
    critical: true,
  },
};

/** Where the metrics of a component are read; undefined where nobody asks for them. */
export function metricsOf({
  name,
  software,
}: Pick<Component, 'name' | 'software'>): SoftwareMetrics | undefined {
  if (software !== 'istio-gateway') return known[software];
  const pods = name === egressGateway.name ? egressGateway.labels : ingressGateway.labels;
  return { pods: { ...pods }, ...proxyEndpoint, critical: true };
}
