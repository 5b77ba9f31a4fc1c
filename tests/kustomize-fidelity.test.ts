import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject, parseYaml, plain } from '../src/base/index.ts';
import type { InputFile } from '../src/facts/index.ts';
import { readFacts } from '../src/facts/index.ts';
import { kubectl } from './tools/kubectl.ts';

const root = join(import.meta.dirname, 'fixtures', 'kustomize');

function filesIn(folder: string): readonly InputFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** Objects by what makes them one object; the order of objects has no meaning. */
function byId(values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const ids = values.map((value) => {
    const { apiVersion, kind, metadata } = isObject(value) ? value : {};
    const { namespace, name } = isObject(metadata) ? metadata : {};
    return [`${apiVersion} ${kind} ${namespace ?? ''}/${name}`, value] as const;
  });
  return Object.fromEntries([...ids].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('kustomizations say what kubectl makes of them', () => {
  const cases = readdirSync(root).filter((name) => name !== 'unsupported');
  it.each(cases)('%s', (name) => {
    const files = filesIn(join(root, name));
    const { clusters, problems } = readFacts(files);
    expect(problems).toEqual([]);
    const [cluster] = clusters;
    expect(clusters.length).toBe(1);
    const real = kubectl(['kustomize', join(root, name, cluster?.name ?? '')]);
    expect(real.stderr.replaceAll(/^# Warning.*\n/gm, '')).toBe('');
    const { documents } = parseYaml({ file: 'kubectl', text: real.stdout }, { wideBooleans: false });
    expect(byId((cluster?.objects ?? []).map(({ value }) => value))).toEqual(byId(documents.map(plain)));
  });
});

describe('what is not followed is said, with its place', () => {
  it.each(readdirSync(join(root, 'unsupported')))('%s', (name) => {
    const files = filesIn(join(root, 'unsupported', name));
    const { problems } = readFacts(files);
    expect(
      problems.map(({ at, reason, fix }) => `${at.file}:${at.line}:${at.column} ${reason}. ${fix}`),
    ).toMatchSnapshot();
    expect(problems.length).toBeGreaterThan(0);
  });
});
