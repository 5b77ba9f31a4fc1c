import { printYaml } from '../../../../base/index.ts';
import type { ChartConfig } from '../lift/configs.ts';
import type { Labels } from '../lift/context.ts';
import { escapeActions } from '../template/escape.ts';

/** The named templates of a chart. */
export function helpers(chart: string, labels: Labels, configs: readonly ChartConfig[]): string | undefined {
  const { common, selector } = labels;
  const rest = Object.fromEntries(
    Object.entries(common).filter(([key]) => selector === undefined || !Object.hasOwn(selector, key)),
  );
  const blocks = [
    selector === undefined
      ? undefined
      : define(`${chart}.selectorLabels`, 'What selects the pods; it can never change.', [printed(selector)]),
    Object.keys(common).length === 0
      ? undefined
      : define(
          `${chart}.labels`,
          'Labels of all objects. On those that it installs, Helm sets managed-by to itself.',
          [
            ...(selector === undefined ? [] : [`{{ include "${chart}.selectorLabels" . }}`]),
            ...(Object.keys(rest).length === 0 ? [] : [printed(rest)]),
          ],
        ),
    ...configs.flatMap((config) => [dataOf(config), config.hashed ? nameOf(chart, config) : undefined]),
    configs.some(({ hashed }) => hashed) ? contentHash(chart) : undefined,
  ].filter((text) => text !== undefined);
  return blocks.length === 0 ? undefined : `${blocks.join('\n')}`;
}

function define(name: string, comment: string, lines: readonly string[]): string {
  return `{{- /* ${comment} */}}\n{{- define "${name}" -}}\n${lines.join('\n')}\n{{- end }}\n`;
}

function printed(labels: Readonly<Record<string, string>>): string {
  return escapeActions(printYaml([{ value: labels }]).trimEnd());
}

function dataOf({ id, files, values, source }: ChartConfig): string {
  const hasFiles = Object.keys(files).length > 0;
  const lines = [
    ...(hasFiles ? [`{{ (.Files.Glob "${filesFolder(source.name)}/*").AsConfig }}`] : []),
    ...(values === undefined
      ? []
      : [`{{- with ${values} }}`, `{{- toYaml .${hasFiles ? ' | nindent 0' : ''} }}`, '{{- end }}']),
  ];
  return define(`${id}.data`, `Contents of the ConfigMap ${source.name}.`, lines);
}

function nameOf(chart: string, { id, source }: ChartConfig): string {
  const comment = 'Its name changes with its contents, so that the pods which use it are replaced.';
  return define(`${id}.name`, comment, [
    `${source.name}-{{ include "${chart}.contentHash" (include "${id}.data" .) }}`,
  ]);
}

/** The same ending as kustomize gives (its `api/hasher`), so that both ways of applying mean the same object. */
function contentHash(chart: string): string {
  const letters = [
    ['0', 'g'],
    ['1', 'h'],
    ['3', 'k'],
    ['a', 'm'],
    ['e', 't'],
  ];
  const replaced = letters.map(([from, to]) => ` | replace "${from}" "${to}"`).join('');
  return define(
    `${chart}.contentHash`,
    'Ten characters of the SHA-256 of a ConfigMap, as kustomize computes them.',
    [
      '{{- $data := printf "%s\\n" . | fromYaml -}}',
      `{{- dict "kind" "ConfigMap" "name" "" "data" $data | toJson | sha256sum | trunc 10${replaced} -}}`,
    ],
  );
}

/** The folder of a chart that holds the files of a ConfigMap. */
export function filesFolder(config: string): string {
  return `config/${config}`;
}
