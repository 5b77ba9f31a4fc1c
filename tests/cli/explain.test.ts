import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/verify/index.ts';
import { groundplan, put, type Ran } from '../tools/cli.ts';
import { temporaryFolder } from '../tools/folder.ts';
import { lineOf, shop } from './definitions.ts';

/** A folder in which the shop has been compiled; questions change nothing in it. */
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'groundplan-'));
  put(folder, 'platform.ts', shop);
  expect((await groundplan(folder, 'compile')).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

function explain(words: string): Promise<Ran> {
  return groundplan(folder, `explain ${words}`);
}

const kubernetes = 'out/shop/kubernetes';

describe('explain a rule', () => {
  it('prints its page', async () => {
    const { code, out } = await groundplan('/', 'explain blocked-dns');
    const rule = rules.find(({ id }) => id === 'blocked-dns');
    expect(code).toBe(0);
    expect(out).toContain(`blocked-dns (error): ${rule?.title}\n`);
    expect(out).toContain(`Why  ${rule?.why}\n`);
    expect(out).toContain(`Fix  ${rule?.fix}\n`);
    expect(out).toContain('# groundplan-allow blocked-dns: <reason>\n');
    expect(JSON.parse((await groundplan('/', 'explain blocked-dns --json')).out)).toMatchObject({
      id: rule?.id,
    });
  });

  it('says which need the definition', async () => {
    expect((await groundplan('/', 'explain blocked-call')).out).toContain(
      'only where the definition is known',
    );
  });

  it('knows those about reading and suppressions too', async () => {
    expect((await groundplan('/', 'explain unused-suppression')).out).toMatch(
      /^unused-suppression \(warning\): /,
    );
  });

  it('lists all', async () => {
    const { code, out } = await groundplan('/', 'explain rules');
    expect(code).toBe(0);
    const listed = out
      .split('\n')
      .slice(2)
      .map((line) => line.split(' ')[0]);
    expect(listed).toEqual(expect.arrayContaining(rules.map(({ id }) => id)));
    expect(listed).toEqual([...listed.slice(0, -1).sort(), '']);
    expect(JSON.parse((await groundplan('/', 'explain rules --json')).out).length).toBe(listed.length - 1);
  });
});

describe('explain a place of the definition', () => {
  it('by its path: meaning, default, values and what it makes', async () => {
    const { code, out } = await explain('services.api.replicas');
    expect(code).toBe(0);
    expect(out).toMatch(/^services\.api\.replicas {2}\S/);
    expect(out).toContain('  default: 2\n');
    expect(out).toContain(`  written at platform.ts:${lineOf('replicas:')}:7\n`);
    expect(out).toContain('  staging: {"minimum":2,"maximum":2}\n  production: {"minimum":3,"maximum":10}\n');
    expect(out).toMatch(
      /overlays\/production\/services\/api\/horizontal-pod-autoscaler\.yaml:\d+ {2}HorizontalPodAutoscaler shop\/api {2}spec\.maxReplicas\n/,
    );
  });

  it('names what kustomizations say of it: numbers of pods, variables, addresses', async () => {
    const overlay = `${kubernetes}/overlays/staging/services/api/kustomization.yaml`;
    const base = `${kubernetes}/base/services/api/kustomization.yaml`;
    expect((await explain('services.api.replicas')).out).toMatch(
      new RegExp(`^  ${overlay}:\\d+  Kustomization  replicas\\[0\\]\\.count$`, 'm'),
    );
    expect((await explain('services.api.env.LOG_LEVEL')).out).toMatch(
      new RegExp(`^  ${base}:\\d+  Kustomization  configMapGenerator\\[0\\]\\.literals\\[0\\]$`, 'm'),
    );
    const lines = readFileSync(join(folder, overlay), 'utf8').split('\n');
    const count = lines.findIndex((line) => line.includes('count: 2')) + 1;
    expect((await explain(`${overlay}:${count}`)).out).toContain(
      'decided by services.api.replicas.staging, ',
    );
  });

  it('by its line', async () => {
    const { out } = await explain(`platform.ts:${lineOf('replicas:')}`);
    expect(out).toBe((await explain('services.api.replicas')).out);
  });

  it('that nobody has written: where its default decides', async () => {
    const { code, out } = await explain('services.web.shutdown');
    expect(code).toBe(0);
    expect(out).toContain(`  written at platform.ts:${lineOf('web: {')}:5\n`);
    expect(out).toContain('{"drain":30,"delay":5}');
  });

  it('every line that it names says the field', async () => {
    expect(JSON.parse((await explain('services --json')).out).makes.length).toBeGreaterThan(8);
    const more = JSON.parse((await explain('services.api.health --json')).out).makes;
    expect(more.length).toBe(2);
    for (const { file, line, field } of more) {
      const text = readFileSync(`${folder}/${file}`, 'utf8').split('\n')[line - 1];
      expect(text?.trim()).toBe(`${field.split('.').at(-1)}:`);
    }
  });
});

describe('explain an object', () => {
  it.each(['Deployment/api', 'Deployment/shop/api'])('%s: what made it and its fields', async (thing) => {
    const ran = await explain(thing);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(
      new RegExp(`^Deployment shop/api\n  made by services\\.api at platform\\.ts:${lineOf('api: {')}:5\n`),
    );
    expect(ran.out).toContain(`  ${kubernetes}/base/services/api/deployment.yaml\n`);
    expect(ran.out).toMatch(/livenessProbe {2}services\.api\.health\.live at platform\.ts:\d+:\d+\n/);
  });
});

describe('explain a line of the output', () => {
  it('names the object, the field and what decided it', async () => {
    const { code, out } = await explain(
      `${kubernetes}/overlays/production/services/api/horizontal-pod-autoscaler.yaml:20`,
    );
    expect(code).toBe(0);
    expect(out).toContain('HorizontalPodAutoscaler shop/api  spec.maxReplicas\n');
    expect(out).toContain(
      `  decided by services.api.replicas.production, written at platform.ts:${lineOf('replicas:')}:31\n`,
    );
    expect(out).toContain('      replicas: { staging: 2, production: [3, 10] },\n');
  });

  it('finds the way from any file back to the definition', async () => {
    for (const file of ['README.md', 'kubernetes/base/services/web/kustomization.yaml']) {
      const { code, out } = await explain(`out/shop/${file}:5`);
      expect(code).toBe(0);
      expect(out).toContain('platform.ts:');
      expect(out).not.toMatch(/ $|decided by {2}/m);
    }
  });

  it('takes the definition from the record of the written repository', async () => {
    const folder = temporaryFolder();
    put(folder, 'deep/shop.ts', shop);
    await groundplan(folder, 'compile deep/shop.ts --out infra');
    const { code, out } = await groundplan(
      folder,
      'explain infra/kubernetes/base/services/api/service.yaml:19',
    );
    expect(code).toBe(0);
    expect(out).toContain('decided by services.api.port, written at deep/shop.ts:');
  });
});

describe('an unknown thing', () => {
  it.each([
    ['blocked-dn', "Did you mean 'blocked-dns'?"],
    ['servces', "Did you mean 'services'?"],
    ['servces.api', "Did you mean 'services'?"],
    ['services.ape', "Did you mean 'api'?"],
    ['services.payments', 'There are: web, api.'],
    ['services.api.nope', 'Look at services.api first.'],
    ['Deployment/apj', 'Did you mean Deployment/api?'],
    ['deployment/api', 'Did you mean Deployment/api?'],
    ['Secret/orders', 'It makes objects of these kinds: '],
    ['platform.ts:1', 'Choose a line inside the definition.'],
    ['platform.ts:999', 'Choose a line inside the definition.'],
    [`${kubernetes}/nope.yaml:3`, 'Name a file below out/shop, or the definition platform.ts.'],
    ['???', '`groundplan explain rules` lists the rules.'],
  ])('%s', async (thing, fix) => {
    const { code, out, err } = await explain(thing);
    expect(err).toContain(`  fix: ${fix}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
