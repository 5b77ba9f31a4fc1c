import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type Artifact, type DataPath, formatPath, parseYaml, plain, valueAt } from '../src/base/index.ts';
import { compile, renderArtifact, type Target } from '../src/compile/index.ts';
import { targets } from '../src/compile/targets.gen.ts';
import { readFacts } from '../src/facts/index.ts';
import { describeField, type Platform } from '../src/model/index.ts';
import { verify } from '../src/verify/index.ts';
import { createLocator, planWrite } from '../src/workspace/index.ts';
import { smallest } from './fixtures/platforms.ts';
import { compiled, platformOf } from './tools/compiled.ts';
import { definitions, examples } from './tools/definitions.ts';
import { temporaryFolder } from './tools/folder.ts';

const root = join(import.meta.dirname, '..');

/** What one target writes, with those that it needs compiled before it. */
function artifactsOf(target: Target, platform: Platform): readonly Artifact[] {
  const needed = (one: Target): readonly Target[] => [
    ...one.needs.flatMap((id) => targets.filter((other) => other.id === id).flatMap(needed)),
    one,
  ];
  const alone = compile(platform, [...new Set(needed(target))]);
  const others = new Set(compile(platform, needed(target).slice(0, -1)).map(({ path }) => path));
  return alone.filter(({ path }) => !others.has(path));
}

/** Values that nobody may write into a repository. */
const secretValues =
  /-----BEGIN|\bAKIA[0-9A-Z]{16}\b|(password|passwd|(?<!existing|envFrom)secret|token|api[-_]?key)\s*[:=][ \t]*["']?[\w/+-]{8,}/i;

describe.each(targets.map((target) => [target.id, target] as const))('the target %s', (id, target) => {
  // A target may have nothing to write for a small platform.
  it('writes something for one of the definitions', () => {
    const counts = Object.values(definitions).map((one) => artifactsOf(target, platformOf(one)).length);
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });

  it('lies in a folder of its name and says what it writes', async () => {
    const file = join(root, 'src', 'compile', 'targets', id, 'target.ts');
    expect(existsSync(file)).toBe(true);
    expect(await import(file)).toMatchObject({ target });
    expect(target.title).toMatch(/^\S.*[^.\s]$/);
    expect(targets.map((other) => other.id)).toEqual(expect.arrayContaining([...target.needs]));
  });

  describe.each(Object.entries(definitions))('of %s', (_, definition) => {
    const platform = platformOf(definition);
    const before = JSON.stringify(platform);
    const artifacts = artifactsOf(target, platform);
    const texts = artifacts.map((artifact) => ({ artifact, text: renderArtifact(artifact) }));

    it('writes to paths that may be written', () => {
      const files = texts.map(({ artifact, text }) => ({ path: artifact.path, text }));
      const folder = temporaryFolder();
      expect(() => planWrite(folder, files, { tool: '0', definition: 'platform.ts' })).not.toThrow();
      expect(artifacts.map(({ path }) => path)).toEqual([...artifacts.map(({ path }) => path)].sort());
    });

    it('changes nothing of the platform, and gives the same bytes again', () => {
      const again = artifactsOf(target, platform).map(renderArtifact);
      expect(again).toEqual(texts.map(({ text }) => text));
      expect(JSON.stringify(platform)).toBe(before);
      expect(isFrozen(platform)).toBe(true);
    });

    it('writes YAML that every reader takes for the same values', () => {
      for (const { artifact, text } of texts) {
        if (artifact.format !== 'yaml') continue;
        const values = artifact.documents.map(({ value }) => JSON.parse(JSON.stringify(value)));
        const { documents, problems } = parseYaml({ file: artifact.path, text });
        expect(problems).toEqual([]);
        expect(documents.map(plain)).toEqual(values);
        for (const version of ['1.1', '1.2'] as const) {
          const read = parseAllDocuments(text, { version, intAsBigInt: false });
          expect(read.map((document) => document.toJS())).toEqual(values);
        }
      }
    });

    it('ends every file with a line end, and leaves no space at the end of a line, nor a tab', () => {
      for (const { artifact, text } of texts) {
        // Contents of ConfigMaps are the definition's own, byte by byte.
        if (artifact.format === 'text' && artifact.path.includes('/config/')) continue;
        expect(text, artifact.path).toMatch(/[^\n]\n$/);
        expect(text, artifact.path).not.toMatch(/[ \t\r]$/m);
        expect(text, artifact.path).not.toContain('\t');
      }
    });

    it('traces every object and field to a word of the language, and to a part that is there', () => {
      const parts = ['services', 'stores', 'namespaces', 'externals', 'secrets'];
      const isThere = (path: DataPath) =>
        !parts.includes(String(path[0])) || valueAt(definition, path.slice(0, 2)) !== undefined;
      const unknown = artifacts
        .flatMap(originsOf)
        .filter((path) => path.length > 0 && (describeField(path) === undefined || !isThere(path)));
      expect(unknown.map(formatPath)).toEqual([]);
    });

    it('writes no secret value', () => {
      for (const { artifact, text } of texts) {
        expect(text, artifact.path).not.toMatch(secretValues);
        if (artifact.format === 'yaml')
          expect(artifact.documents.map(({ value }) => value.kind)).not.toContain('Secret');
        const filled = text.split('\n').filter((line) => !/^(#.*|[^=]+=|)$/.test(line));
        if (artifact.path.endsWith('.env.example')) expect(filled, artifact.path).toEqual([]);
      }
    });
  });

  describe.each(Object.entries(examples))('of the example %s', (name, definition) => {
    const file = join(root, 'examples', name, 'platform.ts');
    const lines = readFileSync(file, 'utf8').split('\n');
    const locator = createLocator(file, (path) =>
      existsSync(path) ? readFileSync(path, 'utf8') : undefined,
    );
    const found = new Map(
      artifactsOf(target, platformOf(definition))
        .flatMap(originsOf)
        .map((path) => [formatPath(path), path]),
    );

    it('traces everything to what the definition says', () => {
      const lost = [...found].flatMap(([text, path]) => {
        const written = writtenPart(definition, path);
        const key = written.findLast((step) => typeof step === 'string');
        const { line, column } = locator.position(path, { atKey: true });
        const at = (lines[line - 1] ?? '').slice(column - 1);
        const names = (step: DataPath[number]) =>
          [`${step}:`, `'${step}':`].some((start) => at.startsWith(start));
        // What a function of ours gives a part stands where the part calls it.
        const called = /^\s*\.\.\.\w+\(/.test(lines[line] ?? '') && written.some(names);
        const hit = key === undefined || names(key) || called;
        return hit ? [] : [`${text} is placed at line ${line}: ${at}`];
      });
      expect(lost).toEqual([]);
    });
  });
});

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozen);
}

/** All places of the definition that an artifact names. */
function originsOf(artifact: Artifact): readonly DataPath[] {
  if (artifact.format === 'text') return [artifact.from];
  return artifact.documents.flatMap(({ from, fields }) => [from, ...(fields?.values() ?? [])]);
}

/** A path as far as the definition writes it; what it leaves out is decided by a default. */
function writtenPart(definition: unknown, path: DataPath): DataPath {
  let length = path.length;
  while (length > 0 && valueAt(definition, path.slice(0, length)) === undefined) length--;
  return path.slice(0, length);
}

describe('five lines', () => {
  const { platform, files } = compiled(smallest);

  it('become a whole repository', () => {
    const objects = readFacts(files).clusters.flatMap((cluster) => cluster.objects);
    expect(objects.map(({ kind, name }) => `${kind}/${name}`)).toEqual(
      expect.arrayContaining([
        'Namespace/shop',
        'ResourceQuota/compute',
        'LimitRange/containers',
        'NetworkPolicy/default-deny',
        'NetworkPolicy/allow-dns',
        'Deployment/api',
        'Service/api',
        'ServiceAccount/api',
        'PodDisruptionBudget/api',
        'NetworkPolicy/api',
      ]),
    );
    expect(files.map(({ path }) => path)).toContain('README.md');
  });

  it('in which nothing is found', () => {
    expect(verify(readFacts(files), { platform }).findings).toEqual([]);
  });
});
