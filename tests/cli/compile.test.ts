import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { change, groundplan, put } from '../tools/cli.ts';
import { filesIn, temporaryFolder } from '../tools/folder.ts';
import { shop } from './definitions.ts';

const service = 'kubernetes/base/services/api/service.yaml';

/** A folder in which the shop has been compiled. */
async function compiledShop(): Promise<string> {
  const folder = temporaryFolder();
  put(folder, 'platform.ts', shop);
  const { code, out, err } = await groundplan(folder, 'compile');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^out\/shop: (\d+) files \(\1 written\)\n$/);
  return folder;
}

/** Edits a written file so that the next generated form collides with it, when asked to. */
function editService(folder: string): string {
  change(join(folder, 'out/shop'), service, 'type: ClusterIP', 'type: NodePort');
  return readFileSync(join(folder, 'out/shop', service), 'utf8');
}

function changePort(folder: string): void {
  change(folder, 'platform.ts', 'port: 8081', 'port: 8082');
}

describe('compile', () => {
  it('writes a repository, and then has nothing to do', async () => {
    const folder = await compiledShop();
    const before = filesIn(folder);
    const { code, out, err } = await groundplan(folder, 'compile');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^out\/shop: (\d+) files \(\1 unchanged\)\n$/);
    expect(filesIn(folder)).toEqual(before);
    expect(await groundplan(folder, 'compile --check')).toEqual({
      code: 0,
      out: 'out/shop is up to date.\n',
      err: '',
    });
  });

  it('says in JSON what it did', async () => {
    const folder = temporaryFolder();
    put(folder, 'platform.ts', shop);
    const first = JSON.parse((await groundplan(folder, 'compile --json --out infra')).out);
    expect(first).toMatchObject({
      platform: 'shop',
      definition: 'platform.ts',
      folder: 'infra',
      environments: ['staging', 'production'],
      services: 2,
      removed: [],
      kept: [],
    });
    expect(first.written).toHaveLength(first.files);
    expect(first.written).toContain(service);
    const texts = filesIn(join(folder, 'infra')).filter(({ path }) => !path.startsWith('.groundplan/'));
    expect(texts).toHaveLength(first.files);
    expect(first.lines).toBe(texts.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0));
  });

  it('takes a definition of another folder', async () => {
    const folder = temporaryFolder();
    put(folder, 'deep/shop.ts', shop);
    const { code, out } = await groundplan(folder, 'compile deep/shop.ts --out deep/infra');
    expect({ code, out: out.split(':')[0] }).toEqual({ code: 0, out: 'deep/infra' });
    expect(
      JSON.parse(readFileSync(join(folder, 'deep/infra/.groundplan/record.json'), 'utf8')),
    ).toMatchObject({
      definition: '../shop.ts',
    });
  });

  it('compiles chosen environments', async () => {
    const folder = temporaryFolder();
    put(folder, 'platform.ts', shop);
    const { code } = await groundplan(folder, 'compile --env staging');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'out/shop/kubernetes/overlays/staging'))).toBe(true);
    expect(existsSync(join(folder, 'out/shop/kubernetes/overlays/production'))).toBe(false);
  });

  it('does not take environments away from a folder by compiling few of them', async () => {
    const folder = await compiledShop();
    const before = filesIn(folder);
    const { code, err } = await groundplan(folder, 'compile --env staging');
    expect(code).toBe(2);
    expect(err).toMatch(/out\/shop holds more environments, and \d+ files of theirs would be removed/);
    expect(filesIn(folder)).toEqual(before);
    expect((await groundplan(folder, 'compile --env staging --force')).code).toBe(0);
    expect(existsSync(join(folder, 'out/shop/kubernetes/overlays/production'))).toBe(false);
  });

  it('removes what is no longer generated', async () => {
    const folder = await compiledShop();
    change(folder, 'platform.ts', ", calls: ['api', 'sessions']", '');
    change(folder, 'platform.ts', "    sessions: redis({ runs: 'cluster', storage: '2Gi' }),\n", '');
    const stale = await groundplan(folder, 'compile --check');
    expect(stale.code).toBe(1);
    expect(stale.out).toContain('stale     out/shop/kubernetes/base/stores/sessions/stateful-set.yaml\n');
    expect(stale.out).toContain('outdated  out/shop/README.md\n');
    expect(stale.err).toMatch(/^out\/shop is out of date in \d+ files; run groundplan compile\.\n$/);
    expect(existsSync(join(folder, 'out/shop/kubernetes/base/stores/sessions'))).toBe(true);
    const { code, out } = await groundplan(folder, 'compile');
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ removed\)\n$/);
    expect(existsSync(join(folder, 'out/shop/kubernetes/base/stores'))).toBe(false);
  });
});

describe('an edited file', () => {
  it('is kept while its generated form stays the same', async () => {
    const folder = await compiledShop();
    const edited = editService(folder);
    const { code, out, err } = await groundplan(folder, 'compile');
    expect(code).toBe(0);
    expect(out).toContain('1 kept as edited');
    expect(err).toBe(`  kept ${service}: edited; what is generated has not changed\n`);
    expect(readFileSync(join(folder, 'out/shop', service), 'utf8')).toBe(edited);
    expect((await groundplan(folder, 'compile --check')).code).toBe(0);
  });

  it('is a conflict when its generated form changes, and is kept', async () => {
    const folder = await compiledShop();
    const edited = editService(folder);
    changePort(folder);
    const check = await groundplan(folder, 'compile --check');
    expect(check.code).toBe(1);
    expect(check.out).toContain(`conflict  out/shop/${service}\n`);
    const { code, err } = await groundplan(folder, 'compile');
    expect(code).toBe(1);
    expect(err).toContain(`  kept ${service}: edited, and what is generated has changed too\n`);
    expect(err).toContain('--force takes what is generated, --keep what is on disk.');
    expect(readFileSync(join(folder, 'out/shop', service), 'utf8')).toBe(edited);
    // It stays a conflict until somebody decides.
    expect((await groundplan(folder, 'compile')).code).toBe(1);
    expect(JSON.parse((await groundplan(folder, 'compile --json')).out)).toMatchObject({
      kept: [{ path: service, state: 'conflict' }],
    });
  });

  it('is settled by --keep', async () => {
    const folder = await compiledShop();
    const edited = editService(folder);
    changePort(folder);
    const { code, err } = await groundplan(folder, 'compile --keep');
    expect(code).toBe(0);
    expect(err).not.toContain('--force');
    expect(readFileSync(join(folder, 'out/shop', service), 'utf8')).toBe(edited);
    const { err: later } = await groundplan(folder, 'compile');
    expect(later).toBe(`  kept ${service}: edited; what is generated has not changed\n`);
  });

  it('is overwritten by --force', async () => {
    const folder = await compiledShop();
    editService(folder);
    changePort(folder);
    const { code, out, err } = await groundplan(folder, 'compile --force');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('kept');
    const text = readFileSync(join(folder, 'out/shop', service), 'utf8');
    expect(text).toContain('type: ClusterIP');
    expect(text).toContain('port: 8082');
  });

  it('is kept, and said so, when it is no longer generated', async () => {
    const folder = await compiledShop();
    change(
      join(folder, 'out/shop'),
      'kubernetes/overlays/production/services/api/horizontal-pod-autoscaler.yaml',
      'maxReplicas: 10',
      'maxReplicas: 11',
    );
    change(folder, 'platform.ts', 'production: [3, 10]', 'production: 3');
    const { code, err } = await groundplan(folder, 'compile');
    expect(code).toBe(1);
    expect(err).toContain('horizontal-pod-autoscaler.yaml: edited, and no longer generated\n');
  });

  it('that groundplan never wrote is not taken over', async () => {
    const folder = temporaryFolder();
    put(folder, 'platform.ts', shop);
    put(folder, 'out/shop/README.md', '# Mine\n');
    const { code, err } = await groundplan(folder, 'compile');
    expect(code).toBe(1);
    expect(err).toContain('  kept README.md: was not written by groundplan\n');
    expect(readFileSync(join(folder, 'out/shop/README.md'), 'utf8')).toBe('# Mine\n');
    // Settling in favour of the disk does not make it ours.
    expect((await groundplan(folder, 'compile --keep')).code).toBe(1);
  });
});

describe('diff', () => {
  it('is silent about nothing', async () => {
    const folder = await compiledShop();
    const { code, out, err } = await groundplan(folder, 'diff');
    expect({ code, out, err }).toEqual({ code: 0, out: 'out/shop is as the definition says.\n', err: '' });
  });

  it('shows what compiling would change, and changes nothing', async () => {
    const folder = await compiledShop();
    changePort(folder);
    const before = filesIn(folder);
    const { code, out, err } = await groundplan(folder, 'diff');
    expect(code).toBe(1);
    expect(out).toContain(`--- a/${service}\n+++ b/${service}\n`);
    expect(out).toContain('-      port: 8081\n+      port: 8082\n');
    expect(err).toMatch(/^out\/shop: \d+ files would change, 0 edited files would stay\.\n$/);
    expect(filesIn(folder)).toEqual(before);
  });

  it('names edited files that would stay', async () => {
    const folder = await compiledShop();
    editService(folder);
    const { code, out, err } = await groundplan(folder, 'diff');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `  kept ${service}: edited; what is generated has not changed\nout/shop: 0 files would change, 1 edited file would stay.\n`,
    );
    expect(JSON.parse((await groundplan(folder, 'diff --json')).out)).toEqual({
      folder: 'out/shop',
      files: [{ path: service, state: 'edited-kept' }],
    });
  });

  it('shows whole files where nothing has been written', async () => {
    const folder = temporaryFolder();
    put(folder, 'platform.ts', shop);
    const { code, out } = await groundplan(folder, 'diff');
    expect(code).toBe(1);
    expect(out).toContain(`--- /dev/null\n+++ b/${service}\n`);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
