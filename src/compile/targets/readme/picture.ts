import type { Environment } from '../../../model/index.ts';

/** The call graph of an environment as a Mermaid picture, which code hosts draw. */
export function callGraph(environment: Environment): string {
  const id = (name: string) => name.replaceAll('-', '_');
  const exposed = environment.services.filter((service) => service.exposed);
  const lines = [
    ...exposed.map((service) => `  outside((outside)) --> ${id(service.name)}`),
    ...environment.services.map((service) => `  ${id(service.name)}[${service.name}]`),
    ...environment.stores.map((store) => `  ${id(store.name)}[(${store.name})]`),
    ...environment.externals.map((external) => `  ${id(external.name)}{{${external.host}}}`),
    ...environment.services.flatMap(({ name, calls }) =>
      [...calls.services, ...calls.stores, ...calls.externals].map(
        (callee) => `  ${id(name)} --> ${id(callee)}`,
      ),
    ),
  ];
  return ['```mermaid', 'flowchart LR', ...lines, '```'].join('\n');
}
