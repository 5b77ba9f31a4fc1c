import type { Artifact, DataPath, JsonObject } from '../../../../base/index.ts';
import { formatPath } from '../../../../base/index.ts';
import { environmentValues } from './values-tree.ts';
import type { WrittenChart } from './write-chart.ts';

/** The values of an environment for the platform's chart: a section for each chart that differs there. */
export function environmentFile(
  path: string,
  environment: string,
  charts: readonly WrittenChart[],
): Artifact {
  const value: Record<string, JsonObject> = {};
  const fields = new Map<string, DataPath>();
  for (const { chart, leaves } of charts) {
    if (!chart.environments.includes(environment)) {
      value[chart.name] = { enabled: false };
      continue;
    }
    const own = environmentValues(leaves, environment);
    if (Object.keys(own.value).length === 0) continue;
    value[chart.name] = own.value;
    for (const [field, from] of own.fields) fields.set(`${formatPath([chart.name])}.${field}`, from);
  }
  const comments = new Map([['', `What ${environment} has beside and instead of the values of the charts.`]]);
  return { format: 'yaml', path, documents: [{ value, from: ['environments'], fields, comments }] };
}
