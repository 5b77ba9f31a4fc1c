import type { Rule } from '../../../rule.ts';
import { missingKeys } from '../missing-keys.ts';

export const rule: Rule = {
  id: 'missing-secret-key',
  title: 'A Secret, or a key of one, that nobody declares',
  severity: 'error',
  why: 'The kubelet does not start a container whose Secret or key is missing: the pod waits until it appears.',
  fix: 'Declare the Secret with that key in the namespace of the workload, or mark the reference as optional.',
  check: (input) => missingKeys(input, 'Secret', () => false),
};
