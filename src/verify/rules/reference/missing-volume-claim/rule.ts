import type { Rule } from '../../../rule.ts';
import { missingClaims, missingClasses } from '../volume-claim.ts';

export const rule: Rule = {
  id: 'missing-volume-claim',
  title: 'A volume claim, or its storage class, that nobody declares',
  severity: 'error',
  why: 'The scheduler waits for the volume: the pod stays Pending until somebody makes the claim or the class.',
  fix: 'Declare the PersistentVolumeClaim or StorageClass, or name one that exists.',
  *check(input) {
    yield* missingClaims(input);
    yield* missingClasses(input);
  },
};
