import type { Sourced } from '../../../base/index.ts';
import type {
  ClusterRole,
  ClusterRoleBinding,
  DaemonSet,
  ServiceAccount,
} from '../../../kubernetes/index.ts';
import {
  type Environment,
  elasticAuthority,
  elasticSecret,
  type Logs,
  type Platform,
} from '../../../model/index.ts';
import { elasticHost, elasticPort } from '../addresses.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { namespaceObject } from '../namespace-object.ts';
import { sourced } from '../sourced.ts';
import type { ConfigSource } from '../unit.ts';
import { levels } from './levels.ts';

const name = 'fluentd';

/** The image with the client of Elasticsearch 8. Source: README of fluent/fluentd-kubernetes-daemonset, 2026. */
const image = 'docker.io/fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch8-1.1';

/** Where it remembers how far it has read, and what is not yet sent. */
const memory = '/var/lib/fluentd';

/** The agents that bring logs to Elasticsearch, with the rights to ask which pod a file belongs to. */
export function fluentdObjects(platform: Platform, environment: Environment, logs: Logs): readonly Sourced[] {
  const { agentNamespace: namespace, path } = logs;
  const labels = labelsOf(platform, name, 'agent');
  const wide = `${platform.name}-${name}`;
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels },
  };
  const role: ClusterRole = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: wide, labels },
    rules: [{ apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] }],
  };
  const binding: ClusterRoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: wide, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: wide },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
  return [
    ...ownNamespace(platform, environment, logs),
    sourced(account, path),
    sourced(role, path),
    sourced(binding, path),
    daemonSet(platform, logs),
  ];
}

/** A namespace of their own, unless they live in one that is there. */
function ownNamespace(platform: Platform, environment: Environment, logs: Logs): readonly Sourced[] {
  const { agentNamespace, path } = logs;
  const known = environment.namespaces.some((one) => one.name === agentNamespace);
  if (known || agentNamespace.startsWith('kube-')) return [];
  return [
    namespaceObject(platform, environment, {
      name: agentNamespace,
      podSecurity: 'privileged',
      mesh: false,
      quota: undefined,
      labels: {},
      purpose: 'Agents that read files of their node',
      path,
    }),
  ];
}

function daemonSet(platform: Platform, logs: Logs): Sourced {
  const { agentNamespace: namespace, path } = logs;
  const labels = labelsOf(platform, name, 'agent');
  const object: DaemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace, labels },
    spec: {
      selector: { matchLabels: selectorOf(name) },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%' } },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: true,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 30,
          tolerations: [{ operator: 'Exists' }],
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name,
              image,
              env: [
                { name: 'FLUENT_ELASTICSEARCH_HOST', value: elasticHost(logs) },
                { name: 'FLUENT_ELASTICSEARCH_PORT', value: String(elasticPort) },
                { name: 'FLUENT_ELASTICSEARCH_SCHEME', value: 'https' },
                secretVariable('FLUENT_ELASTICSEARCH_USER', 'username'),
                secretVariable('FLUENT_ELASTICSEARCH_PASSWORD', 'password'),
                {
                  name: 'K8S_NODE_NAME',
                  valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } },
                },
              ],
              resources: {
                requests: { cpu: '100m', memory: '256Mi' },
                limits: { cpu: '1', memory: '512Mi' },
              },
              securityContext: {
                runAsUser: 0,
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [
                { name: 'config', mountPath: '/fluentd/etc', readOnly: true },
                { name: 'ca', mountPath: '/ca', readOnly: true },
                { name: 'varlog', mountPath: '/var/log', readOnly: true },
                { name: 'memory', mountPath: memory },
                { name: 'tmp', mountPath: '/tmp' },
              ],
            },
          ],
          volumes: [
            { name: 'config', configMap: { name: `${name}-config` } },
            { name: 'ca', secret: { secretName: elasticAuthority } },
            { name: 'varlog', hostPath: { path: '/var/log', type: 'Directory' } },
            { name: 'memory', hostPath: { path: memory, type: 'DirectoryOrCreate' } },
            { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
          ],
        },
      },
    },
  };
  const pod = 'spec.template.spec';
  return sourced(object, path, {
    comments: {
      [`${pod}.tolerations`]: 'Tainted nodes have pods too, and those write logs.',
      [`${pod}.containers[0].securityContext`]:
        'The files of other pods belong to root, who may only read them here.',
      [`${pod}.volumes[3]`]: 'How far each file was read, and what is not yet sent: a restart loses nothing.',
    },
  });
}

function secretVariable(variable: string, key: string) {
  return { name: variable, valueFrom: { secretKeyRef: { name: elasticSecret, key } } };
}

/** The configuration of the agents: reads what containerd writes, and gives each line its tier. */
export function fluentdConfig(platform: Platform, logs: Logs): ConfigSource {
  const low = [...levels.trace, ...levels.debug].map((level) => `"${level}"`).join(', ');
  const text = `# Lines as containerd writes them: "<time> <stream> <flags> <text>".
<source>
  @type tail
  path /var/log/containers/*.log
  exclude_path ["/var/log/containers/${name}-*.log"]
  pos_file ${memory}/containers.pos
  tag kubernetes.*
  read_from_head true
  <parse>
    @type cri
  </parse>
</source>

# Which pod a file belongs to.
<filter kubernetes.**>
  @type kubernetes_metadata
</filter>

# The fields of lines that are JSON; others stay as they are.
<filter kubernetes.**>
  @type parser
  key_name message
  reserve_data true
  reserve_time true
  emit_invalid_record_to_error false
  <parse>
    @type json
  </parse>
</filter>

# The tier, by which the line is kept: the audit trail for longest, trace and debug for shortest.
<filter kubernetes.**>
  @type record_transformer
  enable_ruby true
  <record>
    tier \${record["log_type"] == "audit" ? "audit" : [${low}].include?(record["level"].to_s.downcase) ? "all" : "info"}
  </record>
</filter>

<match kubernetes.**>
  @type elasticsearch
  host "#{ENV['FLUENT_ELASTICSEARCH_HOST']}"
  port "#{ENV['FLUENT_ELASTICSEARCH_PORT']}"
  scheme "#{ENV['FLUENT_ELASTICSEARCH_SCHEME']}"
  user "#{ENV['FLUENT_ELASTICSEARCH_USER']}"
  password "#{ENV['FLUENT_ELASTICSEARCH_PASSWORD']}"
  ca_file /ca/ca.crt
  ssl_verify true
  index_name logs-\${tier}-default
  # A data stream takes new documents only.
  write_operation create
  include_timestamp true
  suppress_type_name true
  reload_connections false
  reconnect_on_error true
  reload_on_failure true
  <buffer tag, tier>
    @type file
    path ${memory}/buffer
    chunk_limit_size 8M
    total_limit_size 1G
    flush_interval 5s
    retry_max_interval 60s
    retry_forever true
    overflow_action block
  </buffer>
</match>
`;
  return {
    name: `${name}-config`,
    namespace: logs.agentNamespace,
    labels: labelsOf(platform, name, 'agent'),
    kind: 'files',
    entries: { 'fluent.conf': text },
    from: logs.path,
  };
}
