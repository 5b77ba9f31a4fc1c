import type { Platform } from '../../../model/index.ts';

/** The label that tells the pods of one service from all others; never changes, since selectors cannot. */
export const nameLabel = 'app.kubernetes.io/name';

export function selectorOf(name: string): Record<string, string> {
  return { [nameLabel]: name };
}

/** Labels of all objects of one part of the platform. */
export function labelsOf(platform: Platform, name: string, component: string): Record<string, string> {
  return {
    [nameLabel]: name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': platform.name,
    'app.kubernetes.io/managed-by': 'groundplan',
  };
}
