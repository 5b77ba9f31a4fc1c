import type { Diagnostic } from '../../../base/index.ts';
import type { Platform } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { looser } from '../../objects/components.ts';

/** Components whose pods the Pod Security level of a declared namespace would refuse, each told once. */
export function refusedByNamespace(
  platform: Platform,
  components: ReadonlyMap<string, readonly Component[]>,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const environment of platform.environments) {
    for (const component of components.get(environment.name) ?? []) {
      const namespace = environment.namespaces.find(({ name }) => name === component.namespace);
      const needed = looser(namespace?.podSecurity, component.podSecurity);
      if (namespace === undefined || needed === namespace.podSecurity) continue;
      const reason = `the namespace '${namespace.name}' is ${namespace.podSecurity}, and refuses the pods of ${component.name}, which need ${needed}`;
      const fix = `Write podSecurity: '${needed}' there.`;
      found.set(reason, { path: namespace.path, atKey: true, reason, fix });
    }
  }
  return [...found.values()];
}
