import { removedVersion } from '../../../../kubernetes/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';

export const rule: Rule = {
  id: 'removed-api-version',
  title: 'An API version that Kubernetes no longer serves',
  severity: 'error',
  why: 'The API server knows no such kind and refuses the object; whatever else is applied stays without it.',
  fix: 'Write the API version that is served, and mend the fields that changed with it.',
  *check({ cluster, environment }) {
    const version = environment?.cluster.version;
    for (const object of cluster.objects) {
      const removed = removedVersion(object.apiVersion, object.kind);
      if (removed === undefined || (version !== undefined && isBefore(version, removed.removedIn))) continue;
      yield {
        message: `${titleOf(object)} uses ${object.apiVersion}, which Kubernetes ${removed.removedIn} no longer serves`,
        places: [placeIn(object, ['apiVersion'], `the version ${object.apiVersion}`)],
        fix:
          removed.instead === undefined
            ? `Remove the object: Kubernetes has no ${object.kind} any more.`
            : `Write 'apiVersion: ${removed.instead}' and mend the fields that changed with it.`,
      };
    }
  },
};

/** Whether a Kubernetes version comes before another: 1.9 before 1.22. */
function isBefore(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
