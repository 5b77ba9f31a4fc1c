import { type DataPath, parseYaml, plain } from '../../../../base/index.ts';
import { type Network, networkOf } from '../../../network.ts';
import { oncePer } from '../../../once-per.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, textAt } from '../../../value.ts';

/** Providers that every mesh knows. Source: istio/istio 1.30, pkg/config/mesh/mesh.go, DefaultMeshConfig. */
const builtIn = ['envoy', 'prometheus', 'stackdriver'];
const uses = ['tracing', 'accessLogging', 'metrics'];

export const rule: Rule = {
  id: 'unknown-telemetry-provider',
  title: 'Telemetry for a provider that the mesh does not know',
  severity: 'error',
  why: 'The proxies are told nothing instead: no span and no log line goes anywhere, and nothing says so but a line in the log of istiod.',
  fix: 'Add the provider to meshConfig.extensionProviders, or name one that is there.',
  *check(input) {
    const known = providersOf(networkOf(input));
    if (known === undefined) return;
    for (const object of input.cluster.ofKind('Telemetry')) {
      if (!object.apiVersion.startsWith('telemetry.istio.io/')) continue;
      for (const { name, path } of named(object.value)) {
        if (known.has(name)) continue;
        yield {
          message: `${titleOf(object)} names the provider ${name}, which the mesh does not know: there are ${listed([...known].sort())}`,
          places: [placeIn(object, path, `names ${name}`)],
        };
      }
    }
  },
};

function* named(value: unknown): Iterable<{ readonly name: string; readonly path: DataPath }> {
  for (const use of uses) {
    for (const [index, one] of listAt(value, 'spec', use).entries()) {
      for (const [place, provider] of listAt(one, 'providers').entries()) {
        const name = textAt(provider, 'name');
        if (name !== undefined) yield { name, path: ['spec', use, index, 'providers', place, 'name'] };
      }
    }
  }
}

/** The providers of the mesh; undefined where the files do not say how the mesh is configured. */
const providersOf = oncePer((network: Network): ReadonlySet<string> | undefined => {
  const configurations = [...installedIn(network), ...writtenIn(network)];
  if (configurations.length === 0) return undefined;
  const names = configurations.flatMap((one) =>
    listAt(one, 'extensionProviders').flatMap((provider) => textAt(provider, 'name') ?? []),
  );
  return new Set([...builtIn, ...names]);
});

/** What the values of istiod's chart say; without any, its own configuration holds. */
function installedIn({ members }: Network): readonly unknown[] {
  return members
    .flatMap(({ software }) => software.filter((one) => one.software === 'istiod'))
    .flatMap(({ values }) => [{}, ...values.map((one) => fieldsAt(plain(one), 'meshConfig'))]);
}

/** What stands in the ConfigMap that istiod reads, or in the object of its operator. */
function writtenIn({ members }: Network): readonly unknown[] {
  const maps = members
    .flatMap((member) => member.ofKind('ConfigMap'))
    .filter(({ name, namespace }) => namespace === 'istio-system' && /^istio(-|$)/.test(name))
    .flatMap(({ value, name }) => {
      const text = textAt(value, 'data', 'mesh');
      return text === undefined ? [] : parseYaml({ file: name, text }).documents.map(plain);
    });
  const operators = members
    .flatMap((member) => member.ofKind('IstioOperator'))
    .map(({ value }) => fieldsAt(value, 'spec', 'meshConfig'));
  return [...maps, ...operators];
}
