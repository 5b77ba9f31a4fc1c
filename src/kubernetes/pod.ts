import { type DataPath, isObject, type JsonObject, parseQuantity, valueAt } from '../base/index.ts';
import { placeOf, type SchemaProblem } from './problem.ts';

const LISTS = ['initContainers', 'containers'] as const;
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

type Fields = Readonly<Record<string, unknown>>;
interface Placed {
  readonly path: DataPath;
  readonly fields: Fields;
}

/** Contradictions inside a pod spec: missing images, repeated names, mounts of no volume, requests above limits, probes. */
export function podRefusals(kind: string, value: JsonObject, podPath: DataPath): readonly SchemaProblem[] {
  const spec = valueAt(value, podPath);
  if (!isObject(spec)) return [];
  const containers = LISTS.flatMap((list) => items(spec[list], [...podPath, list]));
  const volumes = items(spec.volumes, [...podPath, 'volumes']);
  const claims = items(valueAt(value, ['spec', 'volumeClaimTemplates']), []);
  const names = new Set([
    ...volumes.map(({ fields }) => fields.name),
    ...claims.map(({ fields }) => valueAt(fields, ['metadata', 'name'])),
  ]);
  return [
    ...repeats(kind, containers, 'name'),
    ...repeats(kind, volumes, 'name'),
    ...containers.flatMap((container) => [
      ...image(kind, container),
      ...mounts(kind, container, names),
      ...resources(kind, container),
      ...variables(kind, container),
      ...probes(kind, container),
    ]),
  ];
}

function items(list: unknown, path: DataPath): readonly Placed[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isObject(item) ? [{ path: [...path, index], fields: item }] : []));
}

function repeats(kind: string, placed: readonly Placed[], key: string): readonly SchemaProblem[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ path, fields }) => {
    const value = fields[key];
    if (typeof value !== 'string') return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const message = `${placeOf(kind, path)} repeats the ${key} ${JSON.stringify(value)}`;
    return [{ path: [...path, key], kind: 'conflict', message, fix: `Give it another ${key}.` } as const];
  });
}

/** Not a rule of the schema: operators take containers without an image, to merge them over their own. */
function image(kind: string, { path, fields }: Placed): readonly SchemaProblem[] {
  if ((fields.image ?? '') !== '') return [];
  const message = `${placeOf(kind, path)} lacks the required field "image"`;
  return [{ path: [...path, 'image'], kind: 'required', message }];
}

function mounts(
  kind: string,
  { path, fields }: Placed,
  names: ReadonlySet<unknown>,
): readonly SchemaProblem[] {
  const placed = items(fields.volumeMounts, [...path, 'volumeMounts']);
  const lost = placed
    .filter((mount) => typeof mount.fields.name === 'string' && !names.has(mount.fields.name))
    .map((mount): SchemaProblem => {
      const message = `${placeOf(kind, mount.path)} mounts ${JSON.stringify(mount.fields.name)}, but the pod has no volume of that name`;
      return { path: [...mount.path, 'name'], kind: 'conflict', message };
    });
  return [...repeats(kind, placed, 'mountPath'), ...lost];
}

function resources(kind: string, { path, fields }: Placed): readonly SchemaProblem[] {
  const requests = valueAt(fields, ['resources', 'requests']);
  const limits = valueAt(fields, ['resources', 'limits']);
  if (!isObject(requests) || !isObject(limits)) return [];
  return Object.entries(requests).flatMap(([name, request]) => {
    const limit = limits[name];
    const [asked, allowed] = [quantity(request), quantity(limit)];
    if (asked === undefined || allowed === undefined || asked <= allowed) return [];
    const place = [...path, 'resources', 'requests', name];
    const message = `${placeOf(kind, place)} is ${String(request)}, but must be at most the limit, which is ${String(limit)}`;
    return [{ path: place, kind: 'conflict', message } as const];
  });
}

function quantity(value: unknown): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
}

function variables(kind: string, { path, fields }: Placed): readonly SchemaProblem[] {
  return items(fields.env, [...path, 'env'])
    .filter(({ fields: env }) => isObject(env.valueFrom) && typeof env.value === 'string' && env.value !== '')
    .map((env) => ({
      path: [...env.path, 'value'],
      kind: 'conflict',
      message: `${placeOf(kind, env.path)} has both value and valueFrom, but may have only one`,
      fix: 'Remove one of the two.',
    }));
}

function probes(kind: string, { path, fields }: Placed): readonly SchemaProblem[] {
  return PROBES.flatMap((name) => {
    const probe = fields[name];
    if (!isObject(probe)) return [];
    const set = HANDLERS.filter((handler) => (probe[handler] ?? null) !== null);
    if (set.length === 1) return [];
    const found = set.length === 0 ? 'none' : set.join(' and ');
    const message = `${placeOf(kind, [...path, name])} must have exactly one of ${HANDLERS.join(', ')}, but has ${found}`;
    return [{ path: [...path, name], kind: 'conflict', message } as const];
  });
}
