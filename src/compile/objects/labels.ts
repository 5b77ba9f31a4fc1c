import type { Platform } from '../../model/index.ts';

/** The label that tells the pods of one service from all others; never changes, since selectors cannot. */
const nameLabel = 'app.kubernetes.io/name';

/** The label that tells the platform's pods from those that others install. */
export const partOfLabel = 'app.kubernetes.io/part-of';

export function selectorOf(name: string): Record<string, string> {
  return { [nameLabel]: name };
}

/** Labels of all objects of one part of the platform. */
export function labelsOf(platform: Platform, name: string, component: string): Record<string, string> {
  return {
    [nameLabel]: name,
    'app.kubernetes.io/component': component,
    [partOfLabel]: platform.name,
    'app.kubernetes.io/managed-by': 'groundplan',
  };
}
