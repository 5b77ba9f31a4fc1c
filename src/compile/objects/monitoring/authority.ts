import { isObject, type JsonObject, type Sourced, valueAt } from '../../../base/index.ts';
import { authorityKey, authoritySecret, type Store } from '../../../model/index.ts';

/** Where the authority lies that signs the certificate of a store. */
export const authorityFolder = '/authority';

const podSpec = ['spec', 'template', 'spec'] as const;

/** The Deployment of the exporter of an Elasticsearch with the authority as a file; every other object as it is. */
export function withAuthority(object: Sourced, store: Store): Sourced {
  const spec = valueAt(object.value, podSpec);
  if (object.value.kind !== 'Deployment' || store.type !== 'elasticsearch' || !isObject(spec)) return object;
  const { containers, volumes } = spec as JsonObject;
  const secret = { secretName: authoritySecret(store), items: [{ key: authorityKey, path: authorityKey }] };
  const mount = { name: 'authority', mountPath: authorityFolder, readOnly: true };
  const extended = {
    ...spec,
    containers: listOf(containers).map((one) => ({
      ...one,
      volumeMounts: [...listOf(one.volumeMounts), mount],
    })),
    volumes: [...listOf(volumes), { name: 'authority', secret }],
  };
  return { ...object, value: put(object.value, podSpec, extended as JsonObject) };
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value : [];
}

function put(value: JsonObject, [step, ...rest]: readonly string[], given: JsonObject): JsonObject {
  if (step === undefined) return value;
  return { ...value, [step]: rest.length === 0 ? given : put(value[step] as JsonObject, rest, given) };
}
