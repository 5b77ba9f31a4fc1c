import { type DataPath, type Diagnostic, formatPath } from '../../base/index.ts';
import { groupOf } from '../../kubernetes/index.ts';
import type { Environment, Platform } from '../../model/index.ts';
import { operatorServices } from './store-operators.ts';
import type { Unit } from './unit.ts';

/** Something that an environment makes, and the place in the definition that asks for it. */
interface Made {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly from: DataPath;
}

/** Two makers of the same objects. */
interface Collision {
  readonly first: Made;
  readonly second: Made;
  readonly others: Set<string>;
}

/** Reports names that two parts of the platform give to objects of one kind: a cluster has room for one of them. */
export function reportCollisions(
  platform: Platform,
  units: readonly Unit[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const found = new Map<string, Collision>();
  for (const environment of platform.environments) {
    const makers = new Map<string, Made>();
    for (const made of everythingOf(environment, units)) {
      const key = [made.group, made.kind, made.namespace, made.name].join(' ');
      const first = makers.get(key);
      if (first === undefined) {
        makers.set(key, made);
        continue;
      }
      const pair = `${formatPath(first.from)} ${formatPath(made.from)}`;
      const known = found.get(pair) ?? { first, second: made, others: new Set<string>() };
      if (known.first.kind !== made.kind) known.others.add(made.kind);
      found.set(pair, known);
    }
  }
  for (const collision of found.values()) report(diagnosticOf(collision));
}

function* everythingOf(environment: Environment, units: readonly Unit[]): Iterable<Made> {
  for (const unit of units) {
    const part = unit.parts.get(environment.name);
    for (const { value, from } of part?.objects ?? []) {
      const { name, namespace = '' } = value.metadata as {
        readonly name: string;
        readonly namespace?: string;
      };
      yield {
        group: groupOf(String(value.apiVersion)),
        kind: String(value.kind),
        namespace,
        name,
        from: partOf(from),
      };
    }
    for (const { name, namespace, from } of part?.configs ?? [])
      yield { group: '', kind: 'ConfigMap', namespace, name, from: partOf(from) };
  }
  for (const store of environment.stores) {
    for (const name of operatorServices(store))
      yield { group: '', kind: 'Service', namespace: store.namespace, name, from: store.path };
  }
}

/** The service, store or other part that a place belongs to. */
function partOf(from: DataPath): DataPath {
  return from.slice(0, 2);
}

/** The part that is called like the object is the one to rename: the other only derives the name. */
function diagnosticOf({ first, second, others }: Collision): Diagnostic {
  const named = [second, first].find(({ from, name }) => from.at(-1) === name) ?? second;
  const other = named === second ? first : second;
  const kinds = [named.kind, ...others].join(', ');
  return {
    path: named.from,
    atKey: true,
    reason: `'${formatPath(other.from)}' makes the ${kinds} '${named.name}' too`,
    fix: 'Rename one of the two.',
  };
}
