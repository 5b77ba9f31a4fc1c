import type { Artifact, JsonObject } from '../../../../base/index.ts';
import type { Helm, Platform } from '../../../../model/index.ts';
import type { JsonSchema } from './json-schema.ts';
import { notes } from './notes.ts';
import { helmIgnore, type WrittenChart } from './write-chart.ts';

/** What all charts say of themselves. */
export function chartMetadata(
  platform: Platform,
  helm: Helm,
  name: string,
  description: string,
  more: JsonObject,
): JsonObject {
  return {
    apiVersion: 'v2',
    name,
    description,
    type: 'application',
    version: helm.version,
    ...more,
    kubeVersion: `>=${oldestVersion(platform)}.0-0`,
  };
}

/** The oldest Kubernetes version of the environments, by its minor number. */
function oldestVersion(platform: Platform): string {
  const minors = platform.environments.map(({ cluster }) => Number(cluster.version.split('.')[1]));
  return `1.${Math.min(...minors)}`;
}

/** The chart of the whole platform, whose parts are charts in its own folder. */
export function platformChart(
  platform: Platform,
  helm: Helm,
  folder: string,
  charts: readonly WrittenChart[],
): readonly Artifact[] {
  const from = helm.path;
  const text = (path: string, content: string): Artifact => ({
    format: 'text',
    path: `${folder}/${path}`,
    text: content,
    from,
  });
  const description = platform.purpose ?? `All parts of ${platform.name}`;
  const metadata = chartMetadata(platform, helm, helm.chart, description, {
    dependencies: charts.map(({ chart }) => ({
      name: chart.name,
      version: helm.version,
      condition: `${chart.name}.enabled`,
    })),
  });
  const value = Object.fromEntries(charts.map(({ chart }) => [chart.name, { enabled: true }]));
  const comments = new Map([
    ['', 'Further values of a part stand under its name; its own values.yaml lists them.'],
    ...charts.map(({ chart }): readonly [string, string] => [
      `${chart.name}.enabled`,
      'Whether the platform has this part.',
    ]),
  ]);
  const dependencies = new Map([
    ['dependencies', 'They lie in charts/; nothing has to be downloaded or built.'],
  ]);
  const schema: JsonSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Values of the chart ${helm.chart}`,
    type: 'object',
    properties: {
      ...Object.fromEntries(
        charts.map(({ chart }) => [
          chart.name,
          {
            type: 'object',
            description: `Values of the chart ${chart.name}, which has a schema of its own.`,
          },
        ]),
      ),
      global: { type: 'object', description: 'Values that Helm hands to all charts.' },
    },
    additionalProperties: false,
  };
  return [
    {
      format: 'yaml',
      path: `${folder}/Chart.yaml`,
      documents: [{ value: metadata, from, comments: dependencies }],
    },
    { format: 'yaml', path: `${folder}/values.yaml`, documents: [{ value, from, comments }] },
    text('values.schema.json', `${JSON.stringify(schema, null, 2)}\n`),
    text('.helmignore', helmIgnore),
    text('templates/NOTES.txt', notes(platform, helm)),
  ];
}
