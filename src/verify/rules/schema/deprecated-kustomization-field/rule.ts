import { parseYaml, positionOf } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';

/** What takes the place of each. Source: CheckDeprecatedFields of kustomize (api/types/kustomization.go, 5.8). */
const successors: Readonly<Record<string, string>> = {
  bases: 'resources',
  commonLabels: 'labels, with includeSelectors where selectors are to carry them',
  imageTags: 'images',
  patchesJson6902: 'patches',
  patchesStrategicMerge: 'patches',
  vars: 'replacements',
};
const mentions = new RegExp(`^["']?(?:${Object.keys(successors).join('|')})["']?\\s*:`, 'm');

export const rule: Rule = {
  id: 'deprecated-kustomization-field',
  title: 'A field that kustomize gives up',
  severity: 'warning',
  needs: 'repository',
  why: 'Every build prints a warning, and the version that takes the field away ignores or refuses it: what it brings is then missing in all environments at once.',
  fix: 'Run kustomize edit fix, and read what it changes.',
  *check({ facts }) {
    for (const source of facts.sources.values()) {
      if (!/(?:^|\/)[Kk]ustomization(?:\.ya?ml)?$/.test(source.file) || !mentions.test(source.text)) continue;
      const [document] = parseYaml(source).documents;
      if (document?.kind !== 'map') continue;
      for (const [field, successor] of Object.entries(successors)) {
        const entry = document.entries.get(field);
        if (entry === undefined) continue;
        yield {
          message: `the kustomization uses ${field}, which kustomize gives up`,
          places: [{ at: positionOf(entry.key.source, entry.key.offset), note: 'is deprecated' }],
          fix: `Write ${successor} in its place.`,
        };
      }
    }
  },
};
