import { certManagerNamespace, type Edge, type Environment, type Platform } from '../../../model/index.ts';
import { clusterName, ingressGateway } from '../addresses.ts';
import type { Component } from '../area.ts';
import { isMeshed } from '../meshed.ts';
import { sourced } from '../sourced.ts';
import { trustedProxies } from './clients.ts';
import { externalDns } from './external-dns.ts';
import { type Balancer, balancer, behindAnother } from './load-balancer.ts';
import { releases } from './names.ts';
import { oneAway, resources, scheduling, spread } from './pods.ts';
import { endsTls } from './tls.ts';

/** Range that every pod of the cluster may pull from, or wait for. */
const cpuTarget = 70;

/** The software of the edge: the controller and what stands in front of it, certificates, records, load balancers. */
export function components(platform: Platform, environment: Environment, edge: Edge): readonly Component[] {
  return [
    ...controller(platform, environment, edge),
    ...(edge.mesh ? [meshIngress(environment, edge)] : []),
    ...(edge.certificates === undefined ? [] : [certManager(environment, edge)]),
    ...externalDns(platform, environment, edge),
    ...(environment.cloud.provider === 'aws' ? [awsBalancers(platform, environment, edge)] : []),
  ];
}

function controller(platform: Platform, environment: Environment, edge: Edge): readonly Component[] {
  const entry =
    edge.mesh || edge.loadBalancer === 'application' ? behindAnother : balancer(environment, edge);
  switch (edge.controller) {
    case 'nginx':
      return [nginx(environment, edge, entry)];
    case 'gateway':
      return [...gatewayApi(edge), nginxGateway(environment, edge, entry)];
    case 'kong':
      return [kong(platform, environment, edge, entry)];
    case 'istio':
      return [];
  }
}

function isScaled({ replicas }: Edge): boolean {
  return replicas.maximum > replicas.minimum;
}

/** Source of the keys: nginx/kubernetes-ingress v5.5.4, charts/nginx-ingress/values.yaml */
function nginx(environment: Environment, edge: Edge, entry: Balancer): Component {
  const { minimum, maximum } = edge.replicas;
  const proxies = trustedProxies(environment, edge);
  const labels = {
    'app.kubernetes.io/name': 'nginx-ingress',
    'app.kubernetes.io/instance': releases.nginx.name,
  };
  const entries = {
    ...(endsTls(edge)
      ? { 'ssl-protocols': edge.tls === '1.3' ? 'TLSv1.3' : 'TLSv1.2 TLSv1.3' }
      : { 'redirect-to-https': 'True' }),
    'server-tokens': 'False',
    ...(proxies === undefined
      ? {}
      : {
          'real-ip-header': proxies.header,
          'set-real-ip-from': proxies.ranges.join(','),
          'real-ip-recursive': 'True',
        }),
  };
  const values = {
    controller: {
      replicaCount: minimum,
      ...(isScaled(edge)
        ? {
            autoscaling: {
              enabled: true,
              minReplicas: minimum,
              maxReplicas: maximum,
              targetCPUUtilizationPercentage: cpuTarget,
              // Its memory follows the configuration, not the requests.
              targetMemoryUtilizationPercentage: 90,
            },
          }
        : {}),
      resources: resources('100m', '256Mi'),
      readOnlyRootFilesystem: true,
      podDisruptionBudget: oneAway,
      topologySpreadConstraints: spread(labels),
      ...scheduling(environment, edge),
      telemetryReporting: { enable: false },
      config: { entries },
      service: {
        type: entry.type,
        ...(entry.type === 'ClusterIP'
          ? {}
          : { externalTrafficPolicy: entry.externalTrafficPolicy ?? 'Cluster' }),
        ...(Object.keys(entry.annotations).length === 0 ? {} : { annotations: entry.annotations }),
        ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
      },
    },
  };
  return {
    name: releases.nginx.name,
    software: 'nginx-ingress',
    namespace: edge.namespace,
    purpose: 'Takes requests from outside to the exposed services',
    values: sourced(values, edge.path, {
      comments: {
        'controller.config.entries.redirect-to-https':
          'TLS ended before, as X-Forwarded-Proto says: services learn of it.',
        'controller.config.entries.real-ip-header': realClient,
        'controller.service.loadBalancerSourceRanges': onlyProxies,
        ...(entry.type === 'ClusterIP' ? { 'controller.service.type': oneEntry } : {}),
      },
    }),
    needs: [],
  };
}

const realClient = 'Limits count for the client that the trusted proxies name, not for the proxy.';
const onlyProxies = 'Nobody may go round the proxies.';
const oneEntry = 'One public entry: what stands in front takes the requests.';

/** Source of the keys: nginx/nginx-gateway-fabric v2.4.2, charts/nginx-gateway-fabric/values.yaml */
function nginxGateway(environment: Environment, edge: Edge, entry: Balancer): Component {
  const { minimum, maximum } = edge.replicas;
  const proxies = trustedProxies(environment, edge);
  const where = scheduling(environment, edge);
  const values = {
    nginxGateway: {
      replicas: 2,
      productTelemetry: { enable: false },
      resources: resources('100m', '128Mi', '256Mi'),
      ...where,
    },
    nginx: {
      replicas: minimum,
      ...(isScaled(edge)
        ? {
            autoscaling: {
              enable: true,
              minReplicas: minimum,
              maxReplicas: maximum,
              targetCPUUtilizationPercentage: cpuTarget,
            },
          }
        : {}),
      container: { resources: resources('100m', '256Mi') },
      ...(Object.keys(where).length === 0 ? {} : { pod: where }),
      ...(proxies === undefined
        ? {}
        : {
            config: {
              rewriteClientIP: {
                mode: 'XForwardedFor',
                setIPRecursively: true,
                trustedAddresses: proxies.ranges.map((value) => ({ type: 'CIDR', value })),
              },
            },
          }),
      service: {
        type: entry.type,
        externalTrafficPolicy: entry.externalTrafficPolicy ?? 'Cluster',
        ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
        ...(Object.keys(entry.annotations).length === 0
          ? {}
          : {
              patches: [{ type: 'StrategicMerge', value: { metadata: { annotations: entry.annotations } } }],
            }),
      },
    },
  };
  return {
    name: releases.gateway.name,
    software: 'nginx-gateway-fabric',
    namespace: edge.namespace,
    purpose: 'Takes requests from outside to the exposed services',
    values: sourced(values, edge.path, {
      comments: {
        'nginx.config.rewriteClientIP': realClient,
        'nginx.service.loadBalancerSourceRanges': onlyProxies,
      },
    }),
    needs: ['gateway-api'],
  };
}

function gatewayApi(edge: Edge): readonly Component[] {
  return [
    {
      name: 'gateway-api',
      software: 'gateway-api',
      namespace: edge.namespace,
      purpose: 'Kinds of the Gateway API',
      values: sourced({}, edge.path),
      needs: [],
    },
  ];
}

/** Ports of a pod at which its sidecar takes requests from the mesh. */
const capturedPorts = 'traffic.sidecar.istio.io/includeInboundPorts';

/** Source of the keys: Kong/charts, charts/kong/values.yaml (3.x). */
function kong(platform: Platform, environment: Environment, edge: Edge, entry: Balancer): Component {
  const { minimum, maximum } = edge.replicas;
  const proxies = trustedProxies(environment, edge);
  const labels = { 'app.kubernetes.io/name': 'kong', 'app.kubernetes.io/instance': releases.kong.name };
  const store = environment.stores.find(({ name }) => name === edge.store);
  const meshed = isMeshed(environment, edge.namespace);
  const password = (key: string) => ({ valueFrom: { secretKeyRef: { name: store?.secret ?? '', key } } });
  const values = {
    fullnameOverride: releases.kong.name,
    env: {
      ...(store === undefined
        ? {}
        : {
            database: 'postgres',
            pg_host:
              store.runs === 'cluster'
                ? `${store.name}-rw.${store.namespace}.svc.cluster.local`
                : password('host'),
            pg_port: String(store.port),
            pg_database: store.database,
            pg_user: password('username'),
            pg_password: password('password'),
            pg_ssl: 'on',
          }),
      // Kong's own names: `modern` speaks TLS 1.3 alone, `intermediate` 1.2, too.
      ssl_cipher_suite: edge.tls === '1.3' ? 'modern' : 'intermediate',
      headers: 'off',
      anonymous_reports: 'off',
      ...(proxies === undefined
        ? {}
        : {
            trusted_ips: proxies.ranges.join(','),
            real_ip_header: proxies.header,
            real_ip_recursive: 'on',
          }),
    },
    replicaCount: minimum,
    ...(isScaled(edge)
      ? {
          autoscaling: {
            enabled: true,
            minReplicas: minimum,
            maxReplicas: maximum,
            metrics: [
              {
                type: 'Resource',
                resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuTarget } },
              },
            ],
          },
        }
      : {}),
    resources: resources('200m', '512Mi'),
    ingressController: {
      env: { anonymous_reports: 'false' },
      resources: resources('50m', '128Mi', '256Mi'),
    },
    ...(store === undefined
      ? {}
      : {
          migrations: { resources: resources('100m', '256Mi') },
          // A sidecar starts after init containers: one that waits for the database would wait for ever.
          ...(meshed ? { waitImage: { enabled: false } } : {}),
        }),
    ...(meshed && edge.mesh ? { podAnnotations: { [capturedPorts]: '8000' } } : {}),
    podDisruptionBudget: oneAway,
    topologySpreadConstraints: spread(labels),
    ...scheduling(environment, edge),
    manager: { enabled: false },
    portal: { enabled: false },
    portalapi: { enabled: false },
    proxy: {
      type: entry.type,
      ...(entry.externalTrafficPolicy === undefined
        ? {}
        : { externalTrafficPolicy: entry.externalTrafficPolicy }),
      ...(Object.keys(entry.annotations).length === 0 ? {} : { annotations: entry.annotations }),
      ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
      ...(entry.type === 'ClusterIP' ? { tls: { enabled: false } } : {}),
    },
  };
  return {
    name: releases.kong.name,
    software: 'kong',
    namespace: edge.namespace,
    purpose: `Gateway of ${platform.name}: routes, limits and tokens`,
    values: sourced(values, edge.path, {
      fields: { 'env.pg_host': [...edge.path, 'store'], 'env.ssl_cipher_suite': [...edge.path, 'tls'] },
      comments: {
        'env.real_ip_header': realClient,
        [`podAnnotations["${capturedPorts}"]`]:
          'The chart leaves all ports to Kong, as if it stood at the edge; here the mesh hands requests on to it.',
        'proxy.loadBalancerSourceRanges': onlyProxies,
        ...(entry.type === 'ClusterIP' ? { 'proxy.type': oneEntry } : {}),
      },
    }),
    needs: [],
  };
}

/** Ports of the gateway's pods, which no process without rights may open below 1024. */
const gatewayPorts = [
  { name: 'status-port', port: 15021, targetPort: 15021, protocol: 'TCP' },
  { name: 'http2', port: 80, targetPort: 8080, protocol: 'TCP' },
  { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' },
] as const;

/** Source of the keys: istio/istio 1.30.3, manifests/charts/gateway/values.yaml */
function meshIngress(environment: Environment, edge: Edge): Component {
  const entry = balancer(environment, edge);
  const { minimum, maximum } = edge.replicas;
  const proxies = edge.behind === undefined ? 0 : 1;
  const values = {
    replicaCount: minimum,
    autoscaling: isScaled(edge)
      ? {
          enabled: true,
          minReplicas: minimum,
          maxReplicas: maximum,
          targetCPUUtilizationPercentage: cpuTarget,
        }
      : { enabled: false },
    resources: resources('100m', '256Mi', '1Gi'),
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: spread(ingressGateway.labels),
    ...scheduling(environment, edge),
    ...(proxies === 0
      ? {}
      : {
          podAnnotations: { 'proxy.istio.io/config': `{"gatewayTopology":{"numTrustedProxies":${proxies}}}` },
        }),
    service: {
      type: entry.type,
      ports: gatewayPorts,
      ...(Object.keys(entry.annotations).length === 0 ? {} : { annotations: entry.annotations }),
      ...(entry.externalTrafficPolicy === undefined
        ? {}
        : { externalTrafficPolicy: entry.externalTrafficPolicy }),
      ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
    },
  };
  return {
    name: ingressGateway.name,
    software: 'istio-gateway',
    namespace: ingressGateway.namespace,
    purpose: 'Takes requests from outside into the mesh',
    values: sourced(values, edge.path, {
      comments: {
        podAnnotations:
          'The last address but one in X-Forwarded-For is the client: the proxy in front adds its own.',
        'service.loadBalancerSourceRanges': onlyProxies,
        'service.ports': 'The pods need no right to ports below 1024.',
      },
    }),
    injected: true,
    needs: [],
  };
}

/** Source of the keys: cert-manager/cert-manager v1.21.1, deploy/charts/cert-manager/values.yaml */
function certManager(environment: Environment, edge: Edge): Component {
  const part = {
    replicaCount: 2,
    podDisruptionBudget: oneAway,
    resources: resources('10m', '64Mi', '128Mi'),
    ...scheduling(environment, edge),
  };
  const azure = edge.dns.provider === 'azure' && edge.certificates?.challenge === 'dns';
  const values = {
    crds: { enabled: true },
    ...part,
    resources: resources('50m', '128Mi', '256Mi'),
    webhook: part,
    cainjector: { ...part, resources: resources('20m', '128Mi', '512Mi') },
    ...(edge.certificates?.challenge === 'http' && edge.controller === 'gateway'
      ? { config: { enableGatewayAPI: true } }
      : {}),
    ...(azure
      ? {
          podLabels: { 'azure.workload.identity/use': 'true' },
          serviceAccount: { labels: { 'azure.workload.identity/use': 'true' } },
        }
      : {}),
  };
  return {
    name: 'cert-manager',
    software: 'cert-manager',
    namespace: certManagerNamespace,
    purpose: 'Makes and renews the certificates of the public hosts',
    values: sourced(values, edge.certificates?.path ?? edge.path, {
      comments: { crds: 'The chart brings its kinds only when it is told to.' },
    }),
    needs: edge.controller === 'gateway' ? ['gateway-api'] : [],
  };
}

/** Source of the keys: aws/eks-charts, stable/aws-load-balancer-controller/values.yaml (3.5.0). */
function awsBalancers(platform: Platform, environment: Environment, edge: Edge): Component {
  const values = {
    clusterName: clusterName(platform, environment),
    region: environment.cloud.region,
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: resources('50m', '128Mi', '256Mi'),
    ...scheduling(environment, edge),
  };
  return {
    name: 'aws-load-balancer-controller',
    software: 'aws-load-balancer-controller',
    namespace: 'kube-system',
    purpose: 'Makes the load balancers that Services and Ingresses ask for',
    values: sourced(
      values,
      [...edge.path, 'loadBalancer'].slice(0, edge.loadBalancer === 'application' ? 2 : 1),
    ),
    needs: [],
  };
}
