import type { Environment, Namespace } from '../../../model/index.ts';
import type { Area, Component } from '../area.ts';
import { looser } from '../components.ts';
import { namespaceFolder } from '../folders.ts';
import { namespaceObject } from '../namespace-object.ts';
import { namespaceObjects } from './namespace.ts';

/** The namespaces with their bounds and the policies that hold for all their pods, and those of components. */
export const namespaceArea: Area = {
  objects: (platform, environment, added) => [
    ...environment.namespaces.map((namespace) => ({
      folder: namespaceFolder(namespace.name),
      from: namespace.path,
      objects: namespaceObjects(platform, environment, namespace),
    })),
    ...componentNamespaces(environment, added.components).map((namespace) => ({
      folder: namespaceFolder(namespace.name),
      from: namespace.path,
      objects: [namespaceObject(platform, environment, namespace)],
    })),
  ],
};

/** Namespaces of components that neither the definition declares nor Kubernetes has. */
function componentNamespaces(
  environment: Environment,
  components: readonly Component[],
): readonly Namespace[] {
  const found = new Map<string, Namespace>();
  for (const { namespace: name, podSecurity, injected = false, purpose, values } of components) {
    if (name === 'default' || name.startsWith('kube-')) continue;
    if (environment.namespaces.some((namespace) => namespace.name === name)) continue;
    const known = found.get(name);
    found.set(name, {
      name,
      podSecurity: looser(known?.podSecurity, podSecurity),
      mesh: injected || known?.mesh === true,
      quota: undefined,
      labels: {},
      purpose: known === undefined ? purpose : `${known.purpose}; ${purpose}`,
      path: known?.path ?? values.from,
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
