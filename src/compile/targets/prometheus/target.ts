import type { Artifact, DataPath, JsonObject } from '../../../base/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { alertmanagerConfig } from '../../objects/monitoring/alertmanager.ts';
import { alertsOf } from '../../objects/monitoring/alerts.ts';
import { alertGroups, type NotedGroup, recordingGroup } from '../../objects/monitoring/rules.ts';
import type { Target } from '../../target.ts';
import { prometheusConfig } from './config.ts';

/** The files of a Prometheus that no operator runs: its configuration, its rules, and that of Alertmanager. */
export const target: Target = {
  id: 'prometheus',
  title: 'configuration files of a Prometheus without an operator',
  needs: [],
  compile({ platform, components }) {
    const artifacts = platform.environments
      .filter(({ collection }) => collection?.engine === 'plain')
      .flatMap((environment) => files(platform, environment, components.get(environment.name) ?? []));
    return { artifacts: artifacts.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  },
};

function files(
  platform: Platform,
  environment: Environment,
  components: readonly Component[],
): readonly Artifact[] {
  const { alerts, collection } = environment;
  if (collection === undefined) return [];
  const folder = `monitoring/prometheus/${environment.name}`;
  const from = collection.path;
  const { value, comments } = prometheusConfig(platform, environment, collection, components);
  const firing = alertsOf(platform, environment, components);
  return [
    {
      format: 'yaml',
      path: `${folder}/prometheus.yml`,
      documents: [{ value, from, comments: new Map(Object.entries(comments)) }],
    },
    rulesFile(`${folder}/rules/recordings.yml`, [recordingGroup()], from),
    ...(alerts === undefined
      ? []
      : [
          rulesFile(
            `${folder}/rules/alert.rules.yml`,
            alertGroups(platform, environment, firing),
            alerts.path,
          ),
          {
            format: 'yaml' as const,
            path: `${folder}/alertmanager.yml`,
            documents: [
              {
                value: alertmanagerConfig(environment, alerts),
                from: alerts.path,
                comments: new Map([['inhibit_rules', 'What says nothing new while something else fires.']]),
              },
            ],
          },
        ]),
  ];
}

function rulesFile(path: string, groups: readonly NotedGroup[], from: DataPath): Artifact {
  const at = <Note>(notes: (group: NotedGroup) => Readonly<Record<string, Note>>) =>
    new Map(
      groups.flatMap((one, index) =>
        Object.entries(notes(one)).map(([place, note]): [string, Note] => [
          `groups[${index}].${place}`,
          note,
        ]),
      ),
    );
  return {
    format: 'yaml',
    path,
    documents: [
      {
        value: { groups: groups.map(({ group }) => group) } as unknown as JsonObject,
        from,
        fields: at((one) => one.fields),
        comments: at((one) => one.comments),
      },
    ],
  };
}
