import { type JsonObject, printYaml } from '../../../../base/index.ts';
import type { Collection, Environment, Platform } from '../../../../model/index.ts';
import type { Added, Contribution } from '../../area.ts';
import { monitoringFolder, namespaceFolder } from '../../folders.ts';
import { namespaceObject } from '../../namespace-object.ts';
import { alertsOf } from '../alerts.ts';
import { alertGroups, type NotedGroup, recordingGroup } from '../rules.ts';
import { alertmanager } from './alertmanager.ts';
import { alertFile, prometheusConfig, recordingFile } from './config.ts';
import { jobsOf } from './jobs.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import { nodeExporter } from './node-exporter.ts';
import { prometheus } from './prometheus.ts';

/** A Prometheus that is configured by files: itself, Alertmanager, and the exporters of the cluster. */
export function* plainParts(
  platform: Platform,
  environment: Environment,
  collection: Collection,
  added: Added,
): Iterable<Contribution> {
  const { path } = collection;
  const { alerts } = environment;
  const jobs = jobsOf(platform, environment, added.components);
  const files = {
    'prometheus.yml': prometheusConfig(platform, environment, collection, jobs),
    [recordingFile]: rulesText([recordingGroup()]),
    ...(alerts === undefined
      ? {}
      : {
          [alertFile]: rulesText(
            alertGroups(platform, environment, alertsOf(platform, environment, added.components)),
          ),
        }),
  };
  yield* ownNamespace(platform, environment, collection, added);
  const part = (name: string) => `${monitoringFolder}/${name}`;
  yield {
    folder: part('prometheus'),
    from: path,
    ...prometheus(platform, environment, collection, jobs, files, added),
  };
  if (alerts !== undefined) {
    yield {
      folder: part('alertmanager'),
      from: alerts.path,
      ...alertmanager(platform, environment, collection, alerts, added),
    };
  }
  yield {
    folder: part('kube-state-metrics'),
    from: path,
    objects: kubeStateMetrics(platform, environment, path, added),
  };
  yield { folder: part('node-exporter'), from: path, objects: nodeExporter(platform, path) };
}

/** The namespace of the monitoring, unless the definition or a chart that lives there brings it. */
function* ownNamespace(
  platform: Platform,
  environment: Environment,
  { path }: Collection,
  { components }: Added,
): Iterable<Contribution> {
  const name = environment.monitoringNamespace;
  const known = environment.namespaces.some((one) => one.name === name);
  if (known || components.some(({ namespace }) => namespace === name)) return;
  const namespace = {
    name,
    podSecurity: 'restricted',
    mesh: false,
    quota: undefined,
    labels: {},
    purpose: 'Prometheus and what belongs to it',
    path,
  } as const;
  yield {
    folder: namespaceFolder(name),
    from: path,
    objects: [namespaceObject(platform, environment, namespace)],
  };
}

/** A file of rules, with the reasons above them. */
function rulesText(groups: readonly NotedGroup[]): string {
  const comments = groups.flatMap(({ comments: notes }, index) =>
    Object.entries(notes).map(([place, note]): [string, string] => [`groups[${index}].${place}`, note]),
  );
  const value = { groups: groups.map(({ group }) => group) } as unknown as JsonObject;
  return printYaml([{ value, comments: new Map(comments) }]);
}
