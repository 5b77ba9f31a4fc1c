import { printYaml, type Sourced } from '../../../../base/index.ts';
import type { Alerts, Collection, Environment, Platform, Service } from '../../../../model/index.ts';
import { alertmanagerService, hostOf } from '../../addresses.ts';
import type { Added } from '../../area.ts';
import { selectorOf } from '../../labels.ts';
import { podsOf, publicAddresses, tcp } from '../../network/peers.ts';
import type { ConfigSource } from '../../unit.ts';
import { configSources } from '../../workload/config.ts';
import { headlessName } from '../../workload/controller.ts';
import { workload } from '../../workload/workload.ts';
import { alertmanagerConfig, alertmanagerSecrets, mounted } from '../alertmanager.ts';
import { madeBy } from '../made-by.ts';
import { program, programPolicy } from './program.ts';
import { reloaded } from './reloaded.ts';

const image = 'quay.io/prometheus/alertmanager:v0.33.1';
const name = 'alertmanager';
/** Port by which the replicas agree who speaks. */
const gossipPort = 9094;
const folder = '/etc/alertmanager/config';
const data = '/alertmanager';
const MiB = 1024 ** 2;
const GiB = 1024 ** 3;

/** Alertmanager as a service, on a volume for silences and for what was told already. */
function alertmanagerProgram(environment: Environment, collection: Collection, alerts: Alerts): Service {
  const { path } = alerts;
  const { replicas, storageClass } = collection;
  const { port } = alertmanagerService(environment);
  const made = program(environment, {
    name,
    purpose: 'Tells people of alerts',
    image,
    port: { name: 'http', port },
    health: { live: '/-/healthy', ready: '/-/ready' },
    path,
  });
  const service: Service = {
    ...made,
    workload: 'StatefulSet',
    resources: { cpu: { request: 0.02, limit: 0.2 }, memory: { request: 64 * MiB, limit: 128 * MiB } },
    replicas: { minimum: replicas, maximum: replicas, path },
    volumes: [
      {
        kind: 'persistent',
        name: 'data',
        mountPath: data,
        size: 2 * GiB,
        storageClass,
        access: 'ReadWriteOnce',
        path,
      },
    ],
    files: [{ folder, files: { 'alertmanager.yml': configOf(environment, alerts) }, path }],
    placement: { ...made.placement, zones: replicas > 1 ? 'required' : 'preferred' },
    shutdown: { drain: 50, delay: 0 },
  };
  return {
    ...service,
    args: [
      `--config.file=${folder}/alertmanager.yml`,
      `--storage.path=${data}`,
      ...(replicas > 1 ? clustered(service) : ['--cluster.listen-address=']),
    ],
  };
}

/** How the replicas find each other. Source: prometheus.io, alerting, high availability. */
function clustered(service: Service): readonly string[] {
  const peers = Array.from({ length: service.replicas.minimum }, (_, index) =>
    hostOf(`${name}-${index}.${headlessName(service)}`, service.namespace),
  );
  return [
    `--cluster.listen-address=0.0.0.0:${gossipPort}`,
    `--cluster.advertise-address=[$(POD_IP)]:${gossipPort}`,
    ...peers.map((peer) => `--cluster.peer=${peer}:${gossipPort}`),
    '--cluster.reconnect-timeout=5m',
  ];
}

function configOf(environment: Environment, alerts: Alerts): string {
  const comments = new Map([['inhibit_rules', 'What says nothing new while something else fires.']]);
  return printYaml([{ value: alertmanagerConfig(environment, alerts), comments }]);
}

/** Alertmanager with its policy and its files. Keys of receivers are files of secrets. */
export function alertmanager(
  platform: Platform,
  environment: Environment,
  collection: Collection,
  alerts: Alerts,
  added: Added,
): { readonly objects: readonly Sourced[]; readonly configs: readonly ConfigSource[] } {
  const service = alertmanagerProgram(environment, collection, alerts);
  const secrets = alertmanagerSecrets(alerts);
  const more = {
    ...(collection.replicas > 1 ? { env: [podAddress], ports: gossipPorts } : {}),
    volumes: secrets.map((secret) => ({ name: `secret-${secret}`, secret: { secretName: secret } })),
    mounts: secrets.map((secret) => ({
      name: `secret-${secret}`,
      mountPath: `${mounted}/${secret}`,
      readOnly: true,
    })),
  };
  const fields = collection.path.length < 2 ? {} : { 'spec.replicas': [...collection.path, 'replicas'] };
  return {
    objects: [
      ...workload(platform, environment, service, added).map((object) =>
        madeBy(
          alerts.path,
          reloaded(object, service, more),
          object.value.kind === 'StatefulSet' ? fields : {},
        ),
      ),
      policy(platform, environment, service, alerts),
    ],
    configs: configSources(platform, environment, service, []).map((config) => ({
      ...config,
      fixedName: true,
    })),
  };
}

const gossipPorts = (['TCP', 'UDP'] as const).map((protocol) => ({
  name: `gossip-${protocol.toLowerCase()}`,
  containerPort: gossipPort,
  protocol,
}));

const podAddress = {
  name: 'POD_IP',
  valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } },
};

function policy(platform: Platform, environment: Environment, service: Service, alerts: Alerts): Sourced {
  const { namespace, replicas } = service;
  const { port } = alertmanagerService(environment);
  const pods = (of: string) => podsOf(selectorOf(of), namespace, namespace);
  const gossip = [tcp(gossipPort), { protocol: 'UDP' as const, port: gossipPort }];
  const clustered = replicas.minimum > 1;
  return programPolicy(
    platform,
    environment,
    service,
    [
      { rule: { from: [pods('prometheus')], ports: [tcp(port)] }, why: 'alerts, and its metrics' },
      ...(clustered
        ? [{ rule: { from: [pods(name)], ports: gossip }, why: 'its replicas agree who speaks' }]
        : []),
    ],
    [
      ...(clustered
        ? [{ rule: { to: [pods(name)], ports: gossip }, why: 'its replicas agree who speaks' }]
        : []),
      { rule: { to: [publicAddresses], ports: receiverPorts(alerts).map(tcp) }, why: 'whoever is told' },
    ],
  );
}

/** Ports of the receivers: all but mail are told by HTTPS. */
function receiverPorts({ receivers }: Alerts): readonly number[] {
  const mail = receivers.flatMap(({ email }) => Number(/:(\d+)$/.exec(email?.server ?? '')?.[1] ?? []) || []);
  const web = receivers.some(({ pagerduty, slack, webhook }) => pagerduty ?? slack ?? webhook);
  return [...new Set([...(web ? [443] : []), ...mail])];
}
