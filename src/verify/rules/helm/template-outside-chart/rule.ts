import type { Rule } from '../../../rule.ts';

/** What only Helm's templates say; other programs use the braces too. */
const helmAction =
  /\{\{-?[^}]*(?:(?<!\w)\.(?:Values|Release|Chart|Capabilities)\b|\b(?:include|toYaml|nindent)\b)/;

export const rule: Rule = {
  id: 'template-outside-chart',
  title: 'A Helm template that lies in no chart',
  severity: 'error',
  needs: 'repository',
  why: 'Helm renders only what lies in the templates folder of a chart: the file is never applied, and changes to it do nothing.',
  fix: 'Move it into templates/ of the chart that it belongs to, or remove it.',
  *check({ facts }) {
    const inCharts = new Set(facts.charts.flatMap(({ templates }) => templates));
    for (const [file, { text }] of facts.sources) {
      if (!/(?:^|\/)templates\/.*\.(?:ya?ml|tpl)$/.test(file) || inCharts.has(file)) continue;
      const found = helmAction.exec(text);
      if (found === null) continue;
      const line = text.slice(0, found.index).split('\n').length;
      const column = found.index - text.lastIndexOf('\n', found.index - 1);
      yield {
        message: `${file} is a template of Helm, but there is no Chart.yaml beside its folder templates`,
        places: [{ at: { file, line, column }, note: 'an action of Helm' }],
      };
    }
  },
};
