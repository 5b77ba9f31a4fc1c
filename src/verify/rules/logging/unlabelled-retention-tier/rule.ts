import { parser } from '@grafana/lezer-logql';
import { positionOf, type Tree } from '../../../../base/index.ts';
import { membersOf } from '../../../members.ts';
import type { Rule } from '../../../rule.ts';
import { agentText, lokiValues, settingAt } from '../loki.ts';

/** Labels that every agent sets without being told. */
const usual = ['filename', 'job', 'service_name'];

export const rule: Rule = {
  id: 'unlabelled-retention-tier',
  title: 'A tier of retention that is chosen by a label which no agent sets',
  severity: 'error',
  why: 'Loki chooses streams by their labels alone: no stream has this one, so that all of them are deleted with the default tier. An audit trail is lost after days.',
  fix: 'Let the agent set the label on every line (stage.labels or stage.static_labels), or choose by one that it sets.',
  *check(input) {
    const members = membersOf(input);
    const said = members.flatMap((member) => agentText(member) ?? []).join('\n');
    if (said === '') return;
    for (const values of lokiValues(input.cluster)) {
      for (const { label, selector } of tiersOf(values)) {
        if (usual.includes(label) || sets(said, label)) continue;
        yield {
          message: `a tier of retention is chosen by the label ${label}, which no agent sets`,
          places: [{ at: positionOf(selector.source, selector.offset), note: `chooses by ${label}` }],
        };
      }
    }
  },
};

/** The labels that the selectors of the tiers ask for. */
function tiersOf(values: Tree): readonly { readonly label: string; readonly selector: Tree }[] {
  const tiers = settingAt(values, 'limits_config', 'retention_stream');
  if (tiers?.kind !== 'list') return [];
  return tiers.items.flatMap((tier) => {
    const selector = tier.kind === 'map' ? tier.entries.get('selector')?.value : undefined;
    if (selector?.kind !== 'scalar') return [];
    return labelsOf(String(selector.value)).map((label) => ({ label, selector }));
  });
}

function labelsOf(selector: string): readonly string[] {
  const found: string[] = [];
  parser.parse(selector).iterate({
    enter(node) {
      const label = node.name === 'Matcher' ? node.node.firstChild : null;
      if (label !== null) found.push(selector.slice(label.from, label.to));
    },
  });
  return found;
}

/** Whether the configuration of an agent speaks of a label as something that it sets. */
function sets(said: string, label: string): boolean {
  return new RegExp(`(^|[^\\w])${label}(?![\\w])`).test(said);
}
