import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';

/**
 * Places that no longer give out images, or only old ones. Sources: bitnami/charts#35164 (2025-08), the archive
 * of minio/minio (2026), kubernetes.io on k8s.gcr.io (2023).
 */
const retired: readonly (readonly [pattern: RegExp, what: string, instead: string])[] = [
  [
    /^((docker\.io|registry-1\.docker\.io)\/)?bitnami\/(?!sealed-secrets)/,
    'Bitnami gives versions of its images to subscribers only',
    'Take the image of the project itself.',
  ],
  [
    /^((docker\.io|registry-1\.docker\.io)\/)?bitnamilegacy\//,
    'bitnamilegacy is frozen, and gets no fixes',
    'Take the image of the project itself.',
  ],
  [
    /^((docker\.io|quay\.io)\/)?minio\/(minio|mc|console|operator)([:@]|$)/,
    'MinIO no longer publishes images of its community edition',
    'Take a store that is kept up: SeaweedFS, Garage, or the bucket of the cloud.',
  ],
  [/^k8s\.gcr\.io\//, 'k8s.gcr.io is frozen since 2023', 'Write registry.k8s.io instead.'],
];

export const rule: Rule = {
  id: 'retired-image',
  title: 'An image from a place that gives out no more',
  severity: 'error',
  why: 'A node that does not have the image yet cannot pull it, or pulls one that is never mended again.',
  fix: 'Take the image from where its makers publish it today.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      for (const container of containersOf(workload)) {
        const image = textAt(container.value, 'image') ?? '';
        const found = retired.find(([pattern]) => pattern.test(image));
        if (found === undefined) continue;
        const [, what, instead] = found;
        yield {
          message: `${titleOf(workload.object)} takes ${image}: ${what}`,
          places: [placeIn(workload.object, [...container.path, 'image'], what)],
          fix: instead,
        };
      }
    }
  },
};
