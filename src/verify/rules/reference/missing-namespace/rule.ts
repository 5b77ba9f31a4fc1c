import type { Rule } from '../../../rule.ts';
import { openNamespaces, undeclaredNamespaces } from '../namespace.ts';

export const rule: Rule = {
  id: 'missing-namespace',
  title: 'An object without a namespace, or in one that nobody declares',
  severity: 'error',
  why: 'An object without a namespace lands in whichever one is current, apart from the objects that refer to it; one in an unknown namespace is refused.',
  fix: 'Write the namespace, or declare it.',
  *check(input) {
    yield* openNamespaces(input.cluster);
    yield* undeclaredNamespaces(input);
  },
};
