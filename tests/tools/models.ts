import { existsSync, readdirSync } from 'node:fs';
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

const modules = join(import.meta.dirname, '..', '..', 'node_modules');

/** Kubernetes itself, and the operators whose kinds are published in the same form. */
const packages = [
  'kubernetes-models',
  ...readdirSync(join(modules, '@kubernetes-models')).map((name) => join('@kubernetes-models', name)),
];

/** Judges objects by the models of kubernetes-models, which are made from the descriptions of the API and of operators. */
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
  const file = packages.map((name) => join(modules, name, `${path}.js`)).find((one) => existsSync(one));
  if (file === undefined) return undefined;
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, ModelClass>>;
  return module[kind];
}
