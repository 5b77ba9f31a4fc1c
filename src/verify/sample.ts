import { type Facts, readFacts } from '../facts/index.ts';
import { placeIn } from './place.ts';
import type { Rule } from './rule.ts';

/** A rule for tests of the engine: it finds every ConfigMap. */
export const loudMap: Rule = {
  id: 'loud-map',
  title: 'A loud ConfigMap',
  severity: 'warning',
  why: 'It is loud.',
  fix: 'Make it quiet.',
  *check({ cluster }) {
    for (const object of cluster.ofKind('ConfigMap')) {
      yield {
        message: `${object.name} is loud`,
        places: [placeIn(object, ['metadata', 'name'], 'its name')],
      };
    }
  },
};

/** The same, for one environment at a time. */
export const environmentRule: Rule = {
  ...loudMap,
  id: 'environment-map',
  needs: 'platform',
  *check({ cluster, environment }) {
    for (const object of cluster.ofKind('ConfigMap')) {
      yield { message: `loud in ${environment.name}`, places: [placeIn(object, ['metadata'], 'here')] };
    }
  },
};

/** A ConfigMap; its name stands on line 4 where nothing is put above it. */
export const map = (name: string, mark = '', above = '') => `apiVersion: v1
kind: ConfigMap
metadata:
${above}  name: ${name}${mark}
  namespace: shop
`;

export const read = (text: string, path = 'a.yaml'): Facts => readFacts([{ path, text }]);

export const ids = (findings: readonly { readonly rule: string }[]) => findings.map(({ rule }) => rule);
