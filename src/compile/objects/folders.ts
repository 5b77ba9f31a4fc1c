import type { Platform } from '../../model/index.ts';

/** Folder of a service below base and below each overlay. */
export function serviceFolder(platform: Platform, service: string): string {
  return `${platform.layout.services}/${service}`;
}

/** Folder of a store below base and below each overlay. */
export function storeFolder(platform: Platform, store: string): string {
  return `${platform.layout.stores}/${store}`;
}

/** Folder of a namespace below base and below each overlay. */
export function namespaceFolder(namespace: string): string {
  return `namespaces/${namespace}`;
}

/** Folder of a component's values, from the root of the output. */
export function componentFolder(platform: Platform, component: string): string {
  return `${platform.layout.kubernetes}/components/${component}`;
}

/** Folder of what makes the Secrets of a namespace, below base and below each overlay. */
export function secretFolder(namespace: string): string {
  return `secrets/${namespace}`;
}

/** Folder of the Applications of an environment, from the root of the output. */
export function argoCdFolder(platform: Platform, environment: string): string {
  return `${platform.layout.kubernetes}/argocd/${environment}`;
}

/** Folder of what collects metrics and watches them, below base and below each overlay. */
export const monitoringFolder = 'monitoring';
