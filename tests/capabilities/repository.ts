import { isObject, type JsonObject, valueAt } from '../../src/base/index.ts';
import { type Cluster, readFacts } from '../../src/facts/index.ts';
import type { Environment } from '../../src/model/index.ts';
import { compiled } from '../tools/compiled.ts';
import { definitions } from '../tools/definitions.ts';

/** The written repository of an example platform, as a reader finds it. */
export interface Repository {
  /** Texts of all files by path. */
  readonly files: ReadonlyMap<string, string>;
  environment(name: string): Environment;
  /** The objects of an environment's overlay, rendered. */
  cluster(environment: string): Cluster;
  /** One object of an environment; fails where there is none. */
  object(environment: string, kind: string, name: string): JsonObject;
  /** All objects of a kind in an environment. */
  objects(environment: string, kind: string): readonly JsonObject[];
}

const known = new Map<string, Repository>();

/** The repository of an example, or of another definition of the tests; made once. */
export function repository(example: keyof typeof definitions): Repository {
  const made = known.get(example) ?? read(example);
  known.set(example, made);
  return made;
}

function read(example: string): Repository {
  const { platform, files } = compiled(definitions[example]);
  const facts = readFacts(files);
  const root = `${platform.layout.kubernetes}/overlays`;
  const cluster = (environment: string): Cluster => {
    const found = facts.clusters.find(({ name }) => name === `${root}/${environment}`);
    if (found === undefined) throw new Error(`${example} has no cluster ${environment}`);
    return found;
  };
  const objects = (environment: string, kind: string) =>
    cluster(environment)
      .ofKind(kind)
      .map(({ value }) => value);
  return {
    files: new Map(files.map(({ path, text }) => [path, text])),
    environment: (name) => {
      const found = platform.environments.find((one) => one.name === name);
      if (found === undefined) throw new Error(`${example} has no environment ${name}`);
      return found;
    },
    cluster,
    objects,
    object: (environment, kind, name) => {
      const found = objects(environment, kind).find(
        ({ metadata }) => isObject(metadata) && metadata.name === name,
      );
      if (found !== undefined) return found;
      const names = objects(environment, kind).map((one) => valueAt(one, ['metadata', 'name']));
      throw new Error(`${example}, ${environment}: no ${kind} ${name}; there are ${names.join(', ')}`);
    },
  };
}
