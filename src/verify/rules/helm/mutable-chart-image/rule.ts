import { parseYaml, positionAt, type Tree } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { textOf } from '../values.ts';

export const rule: Rule = {
  id: 'mutable-chart-image',
  title: 'Values of a chart that name an image whose tag moves',
  severity: 'warning',
  needs: 'repository',
  why: 'Pods that start at different times run different code, and helm rollback brings back the old values with the new image.',
  fix: 'Name a tag that is never moved (a version, a commit) or a digest.',
  *check({ facts }) {
    if (facts.charts.length === 0) return;
    for (const [file, source] of facts.sources) {
      const isValues = /(?:^|\/)values[\w.-]*\.ya?ml$|(?:^|\/)values\/[^/]+\.ya?ml$/.test(file);
      if (!isValues || !source.text.includes('latest')) continue;
      for (const document of parseYaml(source).documents) {
        for (const { tree, key, image } of movingImages(document)) {
          yield {
            message: `the values name the image ${image}, whose tag moves`,
            places: [{ at: positionAt(tree, [key]), note: 'the tag latest' }],
          };
        }
      }
    }
  },
};

interface Moving {
  readonly tree: Tree;
  readonly key: string;
  readonly image: string;
}

/** Images by their parts (`repository` and `tag`) and by their whole names (`image`). */
function* movingImages(tree: Tree): Iterable<Moving> {
  if (tree.kind === 'list') for (const item of tree.items) yield* movingImages(item);
  if (tree.kind !== 'map') return;
  const name = textOf(tree, 'repository') ?? textOf(tree, 'image') ?? textOf(tree, 'name');
  const digest = textOf(tree, 'digest') ?? textOf(tree, 'sha');
  if (textOf(tree, 'tag') === 'latest' && name !== undefined && (digest ?? '') === '')
    yield { tree, key: 'tag', image: `${name}:latest` };
  const whole = textOf(tree, 'image');
  if (whole?.endsWith(':latest') === true) yield { tree, key: 'image', image: whole };
  for (const { value } of tree.entries.values()) yield* movingImages(value);
}
