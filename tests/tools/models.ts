import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject, type JsonObject } from '../../src/base/index.ts';

type ModelClass = new (data: unknown) => { validate(): void };

/** What the published model of a kind has against an object. */
export interface ModelFault {
  /** `apps/v1 Deployment` */
  readonly kind: string;
  readonly name: string;
  /** What the model says, or 'no model' where the kind has none. */
  readonly fault: string;
}

const models = join(import.meta.dirname, '..', '..', 'node_modules', 'kubernetes-models');

/** Judges objects by the models of kubernetes-models, which are made from the API's own description. */
export async function modelFaults(objects: Iterable<JsonObject>): Promise<readonly ModelFault[]> {
  const faults: ModelFault[] = [];
  for (const object of objects) {
    const kind = `${object.apiVersion} ${object.kind}`;
    const name = isObject(object.metadata) ? String(object.metadata.name) : '';
    const Model = await modelOf(`${object.apiVersion}/${object.kind}`, String(object.kind));
    if (Model === undefined) faults.push({ kind, name, fault: 'no model' });
    else {
      try {
        new Model(object).validate();
      } catch (error) {
        faults.push({ kind, name, fault: String(error) });
      }
    }
  }
  return faults;
}

async function modelOf(path: string, kind: string): Promise<ModelClass | undefined> {
  const file = join(models, `${path}.js`);
  if (!existsSync(file)) return undefined;
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, ModelClass>>;
  return module[kind];
}
