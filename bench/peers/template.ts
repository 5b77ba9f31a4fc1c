import { isObject, type Json, type JsonObject, printYaml, sameJson } from '../../src/base/index.ts';

/** The text of a template, and what fills it in each environment. */
export interface Template {
  readonly text: string;
  /** Values by environment and name. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, Json>>>;
}

/**
 * One object as a Helm template: what all environments share stands in it; what differs comes from the values,
 * field by field; fields that only some environments have are guarded.
 * @param prefix begins the names of the values, so that they are unique in the chart
 */
export function templateOf(variants: ReadonlyMap<string, JsonObject>, prefix: string): Template {
  const values = new Map<string, Record<string, Json>>([...variants.keys()].map((name) => [name, {}]));
  let count = 0;
  const fill = (mark: string, given: readonly (Json | undefined)[]): string => {
    const name = `${prefix}v${count++}`;
    for (const [index, own] of [...values.values()].entries()) {
      const value = given[index];
      if (value !== undefined) own[name] = value;
    }
    return `${mark}${name}`;
  };
  const fold = (given: readonly Json[], inItem: boolean): Json => {
    const [first] = given;
    if (first === undefined) throw new Error('nothing to fold');
    if (given.every((one) => sameJson(one, first))) return first;
    if (given.every(isObject)) return foldMaps(given as readonly JsonObject[], inItem) ?? fill(always, given);
    if (given.every(isList) && given.every((list) => list.length === (first as readonly Json[]).length)) {
      return (first as readonly Json[]).map((_, index) =>
        fold(
          (given as readonly (readonly Json[])[]).map((list) => list[index] as Json),
          true,
        ),
      );
    }
    return fill(always, given);
  };
  const foldMaps = (maps: readonly JsonObject[], inItem: boolean): JsonObject | undefined => {
    const keys = [
      ...new Set(maps.flatMap((map) => Object.keys(map).filter((key) => map[key] !== undefined))),
    ];
    const everywhere = keys.filter((key) => maps.every((map) => map[key] !== undefined));
    // The first field of a list item stands behind the dash, where a guard has no line of its own; and a map must
    // not be left without any field.
    if (everywhere.length < keys.length && (inItem || everywhere.length === 0)) return undefined;
    return Object.fromEntries(
      keys.map((key) => {
        const inner = maps.map((map) => map[key]);
        return [key, everywhere.includes(key) ? fold(inner as readonly Json[], false) : fill(guarded, inner)];
      }),
    );
  };
  const folded = fold([...variants.values()], false) as JsonObject;
  return { text: withActions(printYaml([{ value: folded }])), values };
}

const always = 'GROUNDPLAN-VALUE-';
const guarded = 'GROUNDPLAN-GUARD-';

function withActions(text: string): string {
  if (text.includes('{{')) throw new Error('the objects hold template actions');
  return text
    .replaceAll(new RegExp(`^( *.*: )${guarded}(\\w+)$`, 'gm'), (_, field: string, name: string) =>
      [`{{- if hasKey .Values "${name}" }}`, `${field}{{ toJson .Values.${name} }}`, '{{- end }}'].join('\n'),
    )
    .replaceAll(new RegExp(`${always}(\\w+)`, 'g'), (_, name: string) => `{{ toJson .Values.${name} }}`);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
