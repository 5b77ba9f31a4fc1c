import type { softwareTable } from '../table.ts';
import { alloy } from './alloy.ts';
import { argoCd } from './argo-cd.ts';
import { argoRollouts } from './argo-rollouts.ts';
import { awsLoadBalancerController } from './aws-load-balancer-controller.ts';
import { awsNodeTerminationHandler } from './aws-node-termination-handler.ts';
import { certManager } from './cert-manager.ts';
import type { ChartValues } from './chart-values.ts';
import { cloudnativePg, pluginBarmanCloud } from './cloudnative-pg.ts';
import { clusterAutoscaler } from './cluster-autoscaler.ts';
import { eckOperator } from './eck-operator.ts';
import { externalDns } from './external-dns.ts';
import { externalSecrets } from './external-secrets.ts';
import { fluentBit } from './fluent-bit.ts';
import { grafana } from './grafana.ts';
import { istioBase, istioCni, istiod, istioGateway } from './istio.ts';
import { karpenter } from './karpenter.ts';
import { keda } from './keda.ts';
import { kong } from './kong.ts';
import { kubePrometheusStack } from './kube-prometheus-stack.ts';
import { loki } from './loki.ts';
import { metricsServer } from './metrics-server.ts';
import { nginxGatewayFabric } from './nginx-gateway-fabric.ts';
import { nginxIngress } from './nginx-ingress.ts';
import { opentelemetryCollector } from './opentelemetry-collector.ts';
import { sealedSecrets } from './sealed-secrets.ts';
import { tempo } from './tempo.ts';
import { vault } from './vault.ts';
import { vaultSecretsOperator } from './vault-secrets-operator.ts';
import { verticalPodAutoscaler } from './vertical-pod-autoscaler.ts';

/** What is known of the values of each chart, by the name of its software. */
export const chartValues: Readonly<Partial<Record<keyof typeof softwareTable, ChartValues>>> = {
  alloy,
  'argo-cd': argoCd,
  'argo-rollouts': argoRollouts,
  'aws-load-balancer-controller': awsLoadBalancerController,
  'aws-node-termination-handler': awsNodeTerminationHandler,
  'cert-manager': certManager,
  'cloudnative-pg': cloudnativePg,
  'plugin-barman-cloud': pluginBarmanCloud,
  'cluster-autoscaler': clusterAutoscaler,
  'eck-operator': eckOperator,
  'external-dns': externalDns,
  'external-secrets': externalSecrets,
  'fluent-bit': fluentBit,
  grafana,
  'istio-base': istioBase,
  istiod,
  'istio-cni': istioCni,
  'istio-gateway': istioGateway,
  karpenter,
  keda,
  kong,
  'kube-prometheus-stack': kubePrometheusStack,
  loki,
  'metrics-server': metricsServer,
  'nginx-gateway-fabric': nginxGatewayFabric,
  'nginx-ingress': nginxIngress,
  'opentelemetry-collector': opentelemetryCollector,
  'sealed-secrets': sealedSecrets,
  tempo,
  vault,
  'vault-secrets-operator': vaultSecretsOperator,
  'vertical-pod-autoscaler': verticalPodAutoscaler,
};
