import { type Json, printYaml } from '../../src/base/index.ts';
import type { EnvironmentObjects } from '../objects.ts';
import { write } from './files.ts';
import { templateOf } from './template.ts';
import { variantsOf } from './variants.ts';

/**
 * Writes the objects as one Helm chart: a template file for each name (so one for each service), and a file of
 * values for each environment with what differs there.
 */
export function writeChart(dir: string, environments: readonly EnvironmentObjects[]): void {
  const values = new Map<string, Record<string, Json>>(environments.map((one) => [one.environment, {}]));
  const files = new Map<string, string[]>();
  for (const [index, variants] of variantsOf(environments).entries()) {
    const template = templateOf(variants.values, `o${index}`);
    for (const [environment, own] of template.values) Object.assign(values.get(environment) ?? {}, own);
    const path = `templates/${variants.namespace ?? 'cluster'}/${variants.name}.yaml`;
    const guard = `o${index}here`;
    const isGuarded = variants.values.size < environments.length;
    if (isGuarded)
      for (const name of variants.values.keys()) Object.assign(values.get(name) ?? {}, { [guard]: true });
    const text = isGuarded
      ? `{{- if .Values.${guard} }}\n---\n${template.text}{{- end }}\n`
      : `---\n${template.text}`;
    files.set(path, [...(files.get(path) ?? []), text]);
  }
  write(dir, 'Chart.yaml', printYaml([{ value: { apiVersion: 'v2', name: 'bench', version: '0.1.0' } }]));
  write(dir, 'values.yaml', '{}\n');
  for (const [path, texts] of files) write(dir, path, texts.join(''));
  for (const [name, own] of values) write(dir, `values-${name}.yaml`, printYaml([{ value: own }]));
}
