import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removedVersion } from '../src/kubernetes/removed.ts';
import type { SchemaFile } from '../src/kubernetes/schema.ts';
import { BY_HAND } from './kubernetes/by-hand.ts';
import { readDeclarations } from './kubernetes/declarations.ts';
import { Graph } from './kubernetes/graph.ts';
import { ANY, type Raw } from './kubernetes/raw.ts';
import { refine } from './kubernetes/refine.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = [
  '@kubernetes-models/apimachinery',
  'kubernetes-models',
  '@kubernetes-models/argo-cd',
  '@kubernetes-models/argo-rollouts',
  '@kubernetes-models/cert-manager',
  '@kubernetes-models/external-secrets',
  '@kubernetes-models/gateway-api',
  '@kubernetes-models/istio',
  '@kubernetes-models/karpenter',
  '@kubernetes-models/keda',
  '@kubernetes-models/prometheus-operator',
  '@kubernetes-models/sealed-secrets',
];

/** The generated files of the Kubernetes schema: path from the root of the project, and text. */
export function generate(): Map<string, string> {
  const declared = readDeclarations(PACKAGES.map((name) => join(ROOT, 'node_modules', name)));
  const definitions = refine(declared.definitions);
  const graph = new Graph(definitions);
  const core = new Map<string, number>();
  const custom = new Map<string, number>();
  for (const [kind, name] of declared.kinds) {
    const root = graph.objectOf({ kind: 'ref', name });
    const [apiVersion = '', shortName = ''] = kind.split(' ');
    const isCore = name.startsWith('core:');
    // Without metadata it is no object that is kept (`DeleteOptions`), removed versions have a table.
    if (!root.fields.has('metadata') || (isCore && removedVersion(apiVersion, shortName) !== undefined))
      continue;
    (isCore ? core : custom).set(kind, graph.add(withoutStatus(root)));
  }
  for (const [kind, root] of BY_HAND) custom.set(kind, graph.add(withoutStatus(graph.objectOf(root))));
  const [coreFile, customFile] = graph.number([core, custom]);
  if (coreFile === undefined || customFile === undefined) throw new Error('the graph was not numbered');
  return new Map([
    ['src/kubernetes/core.gen.ts', print('coreSchema', coreFile)],
    ['src/kubernetes/custom.gen.ts', print('customSchema', customFile)],
  ]);
}

/** A controller writes `status`, people do not: what is in it is not checked. */
function withoutStatus(root: ReturnType<Graph['objectOf']>): Raw {
  const fields = new Map([...root.fields].filter(([name]) => name !== 'apiVersion' && name !== 'kind'));
  if (fields.has('status')) fields.set('status', ANY);
  const required = root.required.filter((name) => !['apiVersion', 'kind', 'status'].includes(name));
  return { ...root, fields, required };
}

/** The schema as a string in a module: cheap to load, and parsed only when it is asked for. */
function print(name: string, file: SchemaFile): string {
  const kinds = Object.entries(file.kinds).map(
    ([apiVersion, ids]) => `${JSON.stringify(apiVersion)}:${JSON.stringify(ids)}`,
  );
  const types = file.types.map((type) => JSON.stringify(type));
  const json = `{"kinds":{\n${kinds.join(',\n')}\n},"types":[\n${types.join(',\n')}\n]}`;
  const text = json.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return [
    '// Written by scripts/gen-kubernetes.ts; do not edit.',
    "// The field data derive from Kubernetes' published API (The Kubernetes Authors, Apache-2.0) and from the",
    '// custom resource definitions of the projects named by their API groups, by way of the npm packages',
    '// kubernetes-models and @kubernetes-models/* (Tommy Chen, MIT).',
    `export const ${name}: string = \`${text}\`;`,
    '',
  ].join('\n');
}

/** Files whose text on disk is not what `generate` gives. */
function outdated(files: ReadonlyMap<string, string>): readonly string[] {
  const onDisk = (path: string): string | undefined => {
    try {
      return readFileSync(join(ROOT, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  return [...files].filter(([path, text]) => onDisk(path) !== text).map(([path]) => path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = generate();
  const stale = outdated(files);
  if (process.argv.includes('--check')) {
    for (const path of stale) console.error(`${path} is out of date: run npx jiti scripts/gen-kubernetes.ts`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const path of stale) writeFileSync(join(ROOT, path), files.get(path) ?? '');
    for (const [path, text] of files) console.log(`${path}: ${Math.round(text.length / 1024)} KiB`);
  }
}
