import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groundplan, put } from '../tools/cli.ts';
import { temporaryFolder } from '../tools/folder.ts';

const root = join(import.meta.dirname, '..', '..');

describe('init', () => {
  it.each(['aws', 'azure', 'gcp'])('begins a definition on %s in which nothing is found', async (cloud) => {
    const folder = temporaryFolder();
    const { code, out, err } = await groundplan(folder, `init shop --cloud ${cloud}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Wrote shop/platform.ts, shop/package.json, shop/tsconfig.json.\n');
    expect(out).toContain('\n  cd shop\n  npm install\n');
    expect(readFileSync(join(folder, 'shop/platform.ts'), 'utf8')).toContain(`name: 'shop'`);
    const verified = await groundplan(join(folder, 'shop'), 'verify');
    expect(verified.out).toMatch(/^No findings/);
    expect(verified.code).toBe(0);
    expect((await groundplan(join(folder, 'shop'), 'compile')).code).toBe(0);
  });

  it('takes the name of the folder, or the one that is given', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'My Shop!'));
    expect((await groundplan(join(folder, 'My Shop!'), 'init')).code).toBe(0);
    expect(readFileSync(join(folder, 'My Shop!/platform.ts'), 'utf8')).toContain("name: 'my-shop'");
    await groundplan(folder, 'init other --name kiosk');
    expect(readFileSync(join(folder, 'other/platform.ts'), 'utf8')).toContain("name: 'kiosk'");
    const { code, err } = await groundplan(folder, 'init third --name Kiosk');
    expect(code).toBe(2);
    expect(err).toContain("error: 'Kiosk' cannot be the name of a platform\n");
    expect(readdirSync(folder)).not.toContain('third');
  });

  it('never touches a file that is there', async () => {
    const folder = temporaryFolder();
    put(folder, 'platform.ts', '// mine\n');
    const { code, out, err } = await groundplan(folder, 'init');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('error: platform.ts is there already\n  fix: ');
    expect(readdirSync(folder)).toEqual(['platform.ts']);
    expect(readFileSync(join(folder, 'platform.ts'), 'utf8')).toBe('// mine\n');
  });

  it('keeps a manifest that is there', async () => {
    const folder = temporaryFolder();
    put(folder, 'package.json', '{ "name": "mine" }\n');
    const { code, out } = await groundplan(folder, 'init --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ written: ['platform.ts', 'tsconfig.json'] });
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{ "name": "mine" }\n');
  });

  const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  it.each(examples)('begins with the example %s', async (name) => {
    const folder = temporaryFolder();
    expect((await groundplan(folder, `init --from ${name}`)).code).toBe(0);
    expect(readFileSync(join(folder, 'platform.ts'), 'utf8')).toBe(
      readFileSync(join(root, 'examples', name, 'platform.ts'), 'utf8'),
    );
  });

  it('knows its examples', async () => {
    const { code, err } = await groundplan(temporaryFolder(), 'init --from nope');
    expect(code).toBe(2);
    for (const name of examples) expect(err).toContain(name);
  });
});
