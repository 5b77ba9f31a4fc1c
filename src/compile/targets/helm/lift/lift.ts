import { type DataPath, isObject, type Json, type JsonObject, valueAt } from '../../../../base/index.ts';
import type { JsonSchema } from '../chart/json-schema.ts';
import { action, block, type Node } from '../template/node.ts';
import { camel } from './camel.ts';
import { asTemplateText, configsIn } from './configs.ts';
import type { Context } from './context.ts';
import { mainContainer, originOf, type Variants } from './subject.ts';

/** A value taken out of a template: the guard around its place, and what stands there. */
export interface Lifted {
  readonly ref: string;
  readonly guard: string | undefined;
  readonly node: Node;
}

export interface LiftOptions {
  /** Names inside the object's scope, by preference; derived from the path unless given. */
  readonly names?: readonly (readonly string[])[];
  readonly comment?: string;
  /** What stands in the values where nothing does; by the kind of value unless given. */
  readonly empty?: Json;
  /** Whether the field goes away without a value, even where all environments have one. */
  readonly optional?: boolean;
  /** Whether a text needs no quotes. */
  readonly bare?: boolean;
  /** What makes the text of the value; by its type unless given. */
  readonly pipe?: string;
  readonly schema?: JsonSchema;
}

/**
 * Takes what stands at a path out into the values.
 * @param present the value in the environments that have it
 * @param environments all environments in which the object or list around it is there
 */
export function lift(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
  options: LiftOptions = {},
): Lifted {
  const { subject, configs, values } = context;
  const asText = [...present.values()].some(
    (value) => configsIn(configs, subject.namespace, path, value).length > 0,
  );
  const given = asText
    ? new Map(
        [...present].map(([name, one]) => [name, asTemplateText(configs, subject.namespace, path, one)]),
      )
    : present;
  const all = [...given.values()];
  const optional = options.optional === true || environments.some((name) => !present.has(name));
  // `with` takes zero, false and empty texts, lists and maps for nothing, as most users do.
  const exact = all.some(isEmpty);
  const names = options.names ?? derivedNames(context, path);
  const pipe = options.pipe ?? pipeFor(all, options.bare === true);
  const ref = values.add(
    names.map((name) => [...subject.scope, ...name]),
    {
      present: given,
      environments,
      empty: exact ? null : (options.empty ?? emptyOf(all)),
      comment: options.comment ?? `${sayPath(path)} of the ${subject.kind} ${subject.name}.`,
      from: originOf(subject, path),
      ...(options.schema === undefined ? {} : { schema: options.schema }),
    },
  );
  if (!optional) return { ref, guard: undefined, node: nodeOf(ref, all, asText, pipe, '.') };
  return exact
    ? { ref, guard: `if not (kindIs "invalid" ${ref})`, node: nodeOf(ref, all, asText, pipe, '.') }
    : { ref, guard: `with ${ref}`, node: nodeOf('.', all, asText, pipe, '$') };
}

function nodeOf(ref: string, all: readonly Json[], asText: boolean, pipe: string, root: string): Node {
  if (asText) return block(`tpl (toYaml ${ref}) ${root}`);
  if (all.length === 0 || all.some((value) => typeof value === 'object')) return block(`toYaml ${ref}`);
  return action(`{{ ${ref}${pipe} }}`);
}

/** Helm reads numbers as floats and prints those from here on as `1e+06`. */
const firstPowerOfTen = 1_000_000;

function pipeFor(all: readonly Json[], bare: boolean): string {
  if (bare) return '';
  if (all.every((value) => typeof value === 'string')) return ' | quote';
  if (all.every((value) => typeof value === 'boolean')) return '';
  if (!all.every((value) => typeof value === 'number')) return ' | toJson';
  if (!all.every(Number.isInteger)) return ' | toJson';
  return all.every((value) => Math.abs(value as number) < firstPowerOfTen) ? '' : ' | int64';
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function emptyOf(all: readonly Json[]): Json {
  if (all.every(Array.isArray)) return [];
  if (all.every(isObject)) return {};
  return all.every((value) => typeof value === 'string') ? '' : null;
}

/** Names for a value, from short to exact: where nothing else tells, the path without what only wraps. */
function derivedNames(context: Context, path: DataPath): readonly (readonly string[])[] {
  const steps = meaningful(context, path);
  const [first, last] = [steps[0] ?? 'value', steps.at(-1) ?? 'value'];
  return steps.length <= 2 ? [steps.length === 0 ? ['value'] : steps] : [[first, last], steps];
}

function meaningful(context: Context, path: DataPath): readonly string[] {
  const { subject } = context;
  const { podPath } = subject;
  const isWithin = (outer: DataPath) => outer.every((step, index) => path[index] === step);
  if (podPath !== undefined && isWithin(podPath)) {
    const rest = path.slice(podPath.length);
    if (rest[0] === 'containers' && rest[1] === mainContainer(subject))
      return named(context, path, podPath.length + 2);
    if (rest[0] === 'securityContext')
      return ['podSecurityContext', ...named(context, path, podPath.length + 1)];
    return named(context, path, podPath.length);
  }
  if (podPath !== undefined && isWithin([...podPath.slice(0, -1), 'metadata']))
    return [`pod${capital(camel(String(path.at(podPath.length) ?? 'metadata')))}`];
  const wrapped = path[0] === 'spec' || path[0] === 'metadata';
  return named(context, path, wrapped && path.length > 1 ? 1 : 0);
}

/** The steps behind a prefix; items of lists go by their names, where they have some. */
function named(context: Context, path: DataPath, from: number): readonly string[] {
  return path.slice(from).flatMap((step, index) => {
    if (typeof step === 'string') return [camel(step)];
    const item = valueAt(context.subject.last.value, path.slice(0, from + index + 1));
    const name = isObject(item) ? (item as JsonObject).name : undefined;
    return typeof name === 'string' ? [camel(name)] : [];
  });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function sayPath(path: DataPath): string {
  return path.filter((step) => typeof step === 'string').join('.');
}
