import { compact, formatBytes, formatCpu, type JsonObject } from '../../../base/index.ts';
import type { Environment, Mesh, MeshGateway } from '../../../model/index.ts';
import { collectorHost, egressGateway, meshNamespace, otlpPort } from '../addresses.ts';
import type { Component } from '../area.ts';
import { sourced } from '../sourced.ts';
import { externalsOf, protocolOf } from './externals.ts';
import { meshField } from './place.ts';
import { tracingProvider } from './telemetry.ts';

/** Pods of the control plane at least: two, so that one may go. */
const istiodReplicas = 2;

/** The addresses at which clouds hand identities to pods; they are of the node, and no host has their name. */
const linkLocal = '169.254.0.0/16';

/** The software that the mesh consists of. Value names: charts of Istio 1.30, manifests/charts. */
export function meshComponents(environment: Environment, mesh: Mesh): readonly Component[] {
  return [
    {
      name: 'istio-base',
      software: 'istio-base',
      namespace: meshNamespace,
      purpose: 'The kinds of the mesh',
      values: sourced({}, mesh.path),
      needs: [],
    },
    ...(mesh.cni ? [cni(environment, mesh)] : []),
    {
      name: 'istiod',
      software: 'istiod',
      namespace: meshNamespace,
      purpose: 'Control plane of the mesh: configuration and certificates of the sidecars',
      values: istiodValues(environment, mesh),
      needs: ['istio-base', ...(mesh.cni ? ['istio-cni'] : [])],
    },
    ...(mesh.egress === undefined ? [] : [egress(environment, mesh.egress)]),
  ];
}

function cni(environment: Environment, mesh: Mesh): Component {
  const gke = environment.cloud.provider === 'gcp';
  return {
    name: 'istio-cni',
    software: 'istio-cni',
    namespace: meshNamespace,
    purpose: 'Redirects the traffic of meshed pods, so that no pod needs the right to',
    values: sourced(
      gke ? { global: { platform: 'gke' }, resourceQuotas: { enabled: true } } : {},
      mesh.path,
      {
        comments: gke
          ? { resourceQuotas: 'GKE admits pods of critical priority only where a quota names it.' }
          : {},
      },
    ),
    // It changes the network of the node.
    podSecurity: 'privileged',
    needs: ['istio-base'],
  };
}

function istiodValues(environment: Environment, mesh: Mesh) {
  const { cpu, memory } = mesh.proxy;
  const values = compact<Record<string, unknown>>({
    autoscaleMin: istiodReplicas,
    ...placement(environment, mesh.pool, { app: 'istiod' }),
    seccompProfile: { type: 'RuntimeDefault' },
    cni: mesh.cni ? { enabled: true } : undefined,
    env: { ENABLE_NATIVE_SIDECARS: 'true' },
    global: {
      proxy: {
        excludeIPRanges: linkLocal,
        resources: {
          requests: { cpu: formatCpu(cpu.request), memory: formatBytes(memory.request) },
          limits: { cpu: formatCpu(cpu.limit), memory: formatBytes(memory.limit) },
        },
      },
    },
    meshConfig: {
      outboundTrafficPolicy: { mode: mesh.outbound === 'declared' ? 'REGISTRY_ONLY' : 'ALLOW_ANY' },
      accessLogEncoding: 'JSON',
      ...(environment.traces === undefined
        ? {}
        : {
            enableTracing: true,
            extensionProviders: [
              {
                name: tracingProvider,
                opentelemetry: { service: collectorHost(environment), port: otlpPort },
              },
            ],
          }),
      defaultHttpRetryPolicy: { attempts: 2, retryOn: 'connect-failure,refused-stream,reset-before-request' },
    },
  });
  return sourced(values, mesh.path, {
    fields: {
      'global.proxy.resources': meshField(mesh, 'proxy'),
      'meshConfig.outboundTrafficPolicy': meshField(mesh, 'outbound'),
      ...(environment.traces === undefined
        ? {}
        : { 'meshConfig.extensionProviders': environment.traces.path }),
    },
    comments: {
      seccompProfile: 'Without it the Pod Security level restricted refuses the pods.',
      'env.ENABLE_NATIVE_SIDECARS':
        'The sidecar starts before the program and ends after it: no call is lost at either end, and jobs end.',
      'global.proxy.excludeIPRanges': 'Where clouds hand out identities; no registry knows these addresses.',
      ...(mesh.outbound === 'declared'
        ? { 'meshConfig.outboundTrafficPolicy': 'What no Service and no ServiceEntry names is not reached.' }
        : {}),
      ...(environment.traces === undefined
        ? {}
        : { 'meshConfig.extensionProviders': 'Telemetry resources send traces there, by this name.' }),
      'meshConfig.defaultHttpRetryPolicy':
        'Tries again only what has not reached the other side: repeating more could do things twice.',
    },
  });
}

function egress(environment: Environment, gateway: MeshGateway): Component {
  const { name, namespace, labels } = egressGateway;
  const ports = [...new Set(externalsOf(environment).map(({ external }) => external.port))];
  const values = {
    service: {
      type: 'ClusterIP',
      ports: ports.map((port) => ({
        name: `${protocolOf(port)}-${port}`,
        port,
        targetPort: port,
        protocol: 'TCP',
      })),
    },
    autoscaling: { enabled: true, minReplicas: gateway.minimum, maxReplicas: gateway.maximum },
    ...(gateway.minimum < 2 ? {} : { podDisruptionBudget: { maxUnavailable: 1 } }),
    ...placement(environment, gateway.pool, labels),
  };
  return {
    name,
    software: 'istio-gateway',
    namespace,
    purpose: 'The way out for calls to external systems',
    values: sourced(values, gateway.path, {
      fields: { autoscaling: [...gateway.path, 'replicas'], nodeSelector: [...gateway.path, 'pool'] },
      comments: { 'service.type': 'Only pods of the cluster leave through it.' },
    }),
    needs: ['istiod'],
  };
}

/** Nodes of a pool, spread over zones. */
function placement(
  environment: Environment,
  name: string | undefined,
  labels: Readonly<Record<string, string>>,
): JsonObject {
  const pool = environment.cluster.pools.find((one) => one.name === name);
  return compact<Record<string, unknown>>({
    nodeSelector: pool === undefined ? undefined : { ...pool.labels },
    tolerations:
      pool === undefined || pool.taints.length === 0
        ? undefined
        : pool.taints.map(({ key, value, effect }) => ({ key, operator: 'Equal', value, effect })),
    topologySpreadConstraints:
      environment.cloud.zones < 2
        ? undefined
        : [
            {
              topologyKey: 'topology.kubernetes.io/zone',
              maxSkew: 1,
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { ...labels } },
            },
          ],
  }) as JsonObject;
}
