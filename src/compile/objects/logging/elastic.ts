import { compact, formatBytes, type Sourced } from '../../../base/index.ts';
import type { NetworkPolicy, Service } from '../../../kubernetes/index.ts';
import type { Environment, Logs, Platform } from '../../../model/index.ts';
import { elasticHost, elasticName, elasticPort } from '../addresses.ts';
import type { Component } from '../area.ts';
import { elasticClientPolicy, elasticPods, toNames } from '../elastic-client.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { podsOf, tcp } from '../network/peers.ts';
import { restrictedContainer, restrictedPod } from '../pod-security.ts';
import { sourced } from '../sourced.ts';
import { requirements } from '../workload/container.ts';

/** Version of Elasticsearch and Kibana: the last line of 8, which the agents' client speaks to. */
export const elasticVersion = '8.19.5';

/** Port by which the nodes speak with each other. */
const transportPort = 9300;

/** User that the images of Elastic run as. */
const user = 1000;

/** Labels of the pods of Kibana and of the operator of both, given by it and by its chart. */
const kibanaPods = {
  'common.k8s.elastic.co/type': 'kibana',
  'kibana.k8s.elastic.co/name': 'kibana',
} as const;
const operatorPods = { 'control-plane': 'elastic-operator' } as const;

/** The operator that runs Elasticsearch and Kibana. */
export function elasticOperator(logs: Logs): Component {
  return {
    name: 'eck-operator',
    software: 'eck-operator',
    namespace: logs.namespace,
    purpose: 'Runs Elasticsearch and Kibana',
    values: sourced(
      {
        managedNamespaces: [logs.namespace],
        config: { caValidity: '87600h' },
        podSecurityContext: restrictedPod,
      },
      logs.path,
      {
        comments: {
          'config.caValidity':
            'Ten years: agents in other namespaces have a copy of the certificate, which would go stale with it.',
        },
      },
    ),
    needs: [],
  };
}

/** Elasticsearch, which keeps the logs, Kibana, which shows them, and who may reach them. */
export function elasticObjects(platform: Platform, environment: Environment, logs: Logs): readonly Sourced[] {
  return [
    elasticsearch(platform, logs),
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

function elasticsearch(platform: Platform, logs: Logs): Sourced {
  const { namespace, path } = logs;
  const host = elasticHost(logs);
  const object = {
    apiVersion: 'elasticsearch.k8s.elastic.co/v1',
    kind: 'Elasticsearch',
    metadata: { name: elasticName, namespace, labels: labelsOf(platform, elasticName, 'logs') },
    spec: {
      version: elasticVersion,
      volumeClaimDeletePolicy: 'DeleteOnScaledownOnly',
      http: {
        tls: {
          selfSignedCertificate: {
            subjectAltNames: ['', '.svc', '.svc.cluster.local'].map((end) => ({ dns: `${host}${end}` })),
          },
        },
      },
      nodeSets: [
        {
          name: 'default',
          count: logs.replicas,
          config: { 'node.store.allow_mmap': false },
          podTemplate: {
            spec: {
              automountServiceAccountToken: false,
              securityContext: { ...restrictedPod, runAsUser: user, runAsGroup: user, fsGroup: user },
              containers: [
                {
                  name: 'elasticsearch',
                  resources: requirements(logs.resources),
                  securityContext: restrictedContainer,
                },
              ],
            },
          },
          volumeClaimTemplates: [
            {
              metadata: { name: 'elasticsearch-data' },
              spec: compact<Record<string, unknown>>({
                accessModes: ['ReadWriteOnce'],
                storageClassName: logs.storageClass,
                resources: { requests: { storage: formatBytes(logs.storage) } },
              }),
            },
          ],
        },
      ],
    },
  };
  const set = 'spec.nodeSets[0]';
  return sourced(object, path, {
    fields: {
      [`${set}.count`]: [...path, 'replicas'],
      [`${set}.volumeClaimTemplates`]: [...path, 'storage'],
      [`${set}.podTemplate.spec.containers[0].resources`]: [...path, 'resources'],
    },
    comments: {
      'spec.volumeClaimDeletePolicy':
        'The logs outlive the object: whoever deletes it by mistake loses none.',
      'spec.http': 'The names under which the Service below is asked; the operator signs the certificate.',
      [`${set}.config`]:
        'Memory-mapped files would need a setting of the node that only a privileged pod can make.',
    },
  });
}

/** An address that is ours to name: the operator calls its own elasticsearch-es-http. */
function address(platform: Platform, { namespace, path }: Logs): Sourced {
  const object: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: elasticName, namespace, labels: labelsOf(platform, elasticName, 'logs') },
    spec: {
      selector: { ...elasticPods },
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
    own({ ...operatorPods }),
  ];
  const itself = own({ ...elasticPods });
  const object: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: elasticName, namespace, labels: labelsOf(platform, elasticName, 'logs') },
    spec: {
      podSelector: { matchLabels: { ...elasticPods } },
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
          securityContext: { ...restrictedPod, runAsUser: user, runAsGroup: user, fsGroup: user },
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
