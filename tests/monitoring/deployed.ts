import { readFacts } from '../../src/facts/index.ts';
import type { Environment, Platform } from '../../src/model/index.ts';
import { compiled } from '../tools/compiled.ts';

/** What a plain Prometheus of an environment is given in the cluster: its ConfigMaps, by name. */
export interface Deployed {
  readonly platform: Platform;
  readonly environment: Environment;
  /** The texts of a ConfigMap by the names of its files. */
  files(configMap: string): Readonly<Record<string, string>>;
}

/** The environments of a definition whose Prometheus no operator runs. */
export function deployedIn(definition: unknown): readonly Deployed[] {
  const { platform, files } = compiled(definition);
  if (platform.environments.every(({ collection }) => collection?.engine !== 'plain')) return [];
  const { clusters } = readFacts(files);
  return platform.environments.map((environment) => {
    const overlay = `${platform.layout.kubernetes}/overlays/${environment.name}`;
    const maps = clusters.find(({ name }) => name === overlay)?.ofKind('ConfigMap') ?? [];
    return {
      platform,
      environment,
      files: (configMap) => {
        const found = maps.find(
          ({ name, namespace }) => name === configMap && namespace === environment.monitoringNamespace,
        );
        if (found === undefined) throw new Error(`${environment.name} has no ConfigMap ${configMap}`);
        return found.value.data as Readonly<Record<string, string>>;
      },
    };
  });
}
