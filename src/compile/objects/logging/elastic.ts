import type { Sourced } from '../../../base/index.ts';
import type { NetworkPolicy, Service } from '../../../kubernetes/index.ts';
import type { Environment, Logs, Platform } from '../../../model/index.ts';
import { elasticHost, elasticName, elasticPort } from '../addresses.ts';
import { elasticClientPolicy, toNames } from '../elastic-client.ts';
import { elasticOperatorPods } from '../elastic-operator.ts';
import { elasticPods, elasticsearch, elasticUserId, transportPort } from '../elasticsearch.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { podsOf, tcp } from '../network/peers.ts';
import { restrictedContainer, restrictedPod } from '../pod-security.ts';
import { sourced } from '../sourced.ts';

/** Version of Elasticsearch and Kibana: the last line of 8, which the agents' client speaks to. */
export const elasticVersion = '8.19.20';

/** Labels that the operator puts on the pods of Kibana. */
const kibanaPods = {
  'common.k8s.elastic.co/type': 'kibana',
  'kibana.k8s.elastic.co/name': 'kibana',
} as const;

/** Elasticsearch, which keeps the logs, Kibana, which shows them, and who may reach them. */
export function elasticObjects(platform: Platform, environment: Environment, logs: Logs): readonly Sourced[] {
  return [
    cluster(platform, environment, logs),
    address(platform, logs),
    policy(platform, environment, logs),
    kibana(platform, logs),
    elasticClientPolicy(platform, environment, logs, {
      name: 'kibana',
      namespace: logs.namespace,
      labels: kibanaPods,
      from: logs.path,
    }),
  ];
}

function cluster(platform: Platform, environment: Environment, logs: Logs): Sourced {
  const host = elasticHost(logs);
  return elasticsearch({
    name: elasticName,
    namespace: logs.namespace,
    labels: labelsOf(platform, elasticName, 'logs'),
    version: elasticVersion,
    nodes: logs.replicas,
    zones: environment.cloud.zones,
    resources: logs.resources,
    storage: logs.storage,
    storageClass: logs.storageClass,
    hosts: ['', '.svc', '.svc.cluster.local'].map((end) => `${host}${end}`),
    from: logs.path,
    nodesField: 'replicas',
  });
}

/** An address that is ours to name: the operator calls its own elasticsearch-es-http. */
function address(platform: Platform, { namespace, path }: Logs): Sourced {
  const object: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: elasticName, namespace, labels: labelsOf(platform, elasticName, 'logs') },
    spec: {
      selector: elasticPods(elasticName),
      ports: [{ name: 'https', port: elasticPort, targetPort: elasticPort }],
    },
  };
  return sourced(object, path);
}

function policy(platform: Platform, environment: Environment, logs: Logs): Sourced {
  const { namespace, path } = logs;
  const own = (labels: Record<string, string>) => podsOf(labels, namespace, namespace);
  const from = [
    podsOf(selectorOf('fluentd'), logs.agentNamespace, namespace),
    ...(environment.traces?.store === 'jaeger'
      ? [podsOf(selectorOf('jaeger'), environment.monitoringNamespace, namespace)]
      : []),
    own({ ...kibanaPods }),
    own(selectorOf('elasticsearch-setup')),
    own(elasticOperatorPods),
  ];
  const itself = own(elasticPods(elasticName));
  const object: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: elasticName, namespace, labels: labelsOf(platform, elasticName, 'logs') },
    spec: {
      podSelector: { matchLabels: elasticPods(elasticName) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from, ports: [tcp(elasticPort)] },
        { from: [itself], ports: [tcp(transportPort)] },
      ],
      egress: [toNames, { to: [itself], ports: [tcp(transportPort)] }],
    },
  };
  return sourced(object, path, {
    comments: {
      'spec.ingress[0]':
        'agents, Kibana, the operator, the job that sets it up, and what else keeps data here',
      'spec.ingress[1]': 'its own nodes',
      'spec.egress[0]': 'its nodes find each other by name',
      'spec.egress[1]': 'its own nodes',
    },
  });
}

function kibana(platform: Platform, { namespace, path }: Logs): Sourced {
  const object = {
    apiVersion: 'kibana.k8s.elastic.co/v1',
    kind: 'Kibana',
    metadata: { name: 'kibana', namespace, labels: labelsOf(platform, 'kibana', 'logs') },
    spec: {
      version: elasticVersion,
      count: 1,
      elasticsearchRef: { name: elasticName },
      podTemplate: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            ...restrictedPod,
            runAsUser: elasticUserId,
            runAsGroup: elasticUserId,
            fsGroup: elasticUserId,
          },
          containers: [
            {
              name: 'kibana',
              resources: { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '1Gi' } },
              securityContext: restrictedContainer,
            },
          ],
        },
      },
    },
  };
  return sourced(object, path);
}
