import { describe, expect, it } from 'vitest';
import { builtInRules, rules } from '../../src/verify/index.ts';
import { change, groundplan, put } from '../tools/cli.ts';
import { temporaryFolder } from '../tools/folder.ts';
import { shop } from './definitions.ts';

const service = 'kubernetes/base/services/api/service.yaml';
const shown = `out/shop/${service}`;

async function compiledShop(): Promise<string> {
  const folder = temporaryFolder();
  put(folder, 'platform.ts', shop);
  expect((await groundplan(folder, 'compile')).code).toBe(0);
  return folder;
}

/** The shop with a Service that sends to a port which no pod has. */
async function brokenShop(to = 'targetPort: htp'): Promise<string> {
  const folder = await compiledShop();
  change(folder, shown, 'targetPort: http', to);
  return folder;
}

/** A part of parsed JSON that the tests look into. */
interface Data {
  readonly [field: string]: Data;
}

describe('verify', () => {
  it('finds nothing in what the definition gives, and writes nothing', async () => {
    const folder = temporaryFolder();
    put(folder, 'platform.ts', shop);
    const { code, out, err } = await groundplan(folder, 'verify');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`No findings (${rules.length} rules over 2 clusters).\n`);
    expect((await groundplan(folder, 'verify --env staging')).out).toContain('over 1 cluster)');
  });

  it('finds nothing in what was written', async () => {
    const folder = await compiledShop();
    const { code, out } = await groundplan(folder, 'verify out/shop');
    expect({ code, out }).toEqual({ code: 0, out: `No findings (${rules.length} rules over 2 clusters).\n` });
  });

  it('tells what, where on each side, why and how to mend it', async () => {
    const { code, out, err } = await groundplan(await brokenShop(), 'verify out/shop');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toMatch(
      new RegExp(`^${shown}:20:7: error Service api sends port 8081 .* \\[mismatched-service-port\\]$`),
    );
    expect(lines[1]).toBe('  20 |       targetPort: htp');
    expect(lines[2]).toBe('     |       ^');
    expect(out).toMatch(/^ {2}out\/shop\/kubernetes\/base\/services\/api\/deployment\.yaml:\d+:\d+: /m);
    expect(out).toContain('  in kubernetes/overlays/production, kubernetes/overlays/staging\n');
    expect(out).toMatch(/^ {2}why: \S.*\.$/m);
    expect(out).toMatch(/^ {2}fix: \S.*\.$/m);
    expect(out).toMatch(/\n1 error, 0 warnings \(\d+ rules over 2 clusters\)\.\n$/);
  });

  it('runs only the rules that are asked for', async () => {
    const folder = await brokenShop();
    const other = await groundplan(folder, 'verify out/shop --rule blocked-dns');
    expect(other).toEqual({ code: 0, out: 'No findings (1 rule over 2 clusters).\n', err: '' });
    const { code, out } = await groundplan(
      folder,
      'verify out/shop -r blocked-dns -r mismatched-service-port',
    );
    expect({ code, summary: out.split('\n').at(-2) }).toEqual({
      code: 1,
      summary: '1 error, 0 warnings (2 rules over 2 clusters).',
    });
  });

  it('suggests the rule that was meant', async () => {
    const { code, err } = await groundplan(await compiledShop(), 'verify --rule blocked-dsn --rule xyz');
    expect(code).toBe(2);
    expect(err).toContain("error: there is no rule 'blocked-dsn'\n  fix: Did you mean 'blocked-dns'?\n");
    expect(err).toContain("error: there is no rule 'xyz'\n  fix: `groundplan explain rules` lists them.\n");
  });
});

describe('verify of a folder without its definition', () => {
  it('says which rules were skipped', async () => {
    const { code, out } = await groundplan(await compiledShop(), 'verify out/shop --no-definition');
    expect(code).toBe(0);
    expect(out).toMatch(/^note: the definition is not known, .* --definition$/m);
    for (const { id } of rules.filter((rule) => rule.needs === 'platform')) {
      expect(out).toContain(`skipped ${id}: needs the definition (2 clusters)\n`);
    }
    expect(out).toMatch(/No findings \(\d+ rules over 2 clusters\)\.\n$/);
  });

  it('does not run a definition that lies outside the current folder', async () => {
    const folder = await compiledShop();
    const { code, out } = await groundplan(`${folder}/out`, 'verify shop');
    expect(code).toBe(0);
    expect(out).toContain('note: the definition is not known');
    const named = await groundplan(`${folder}/out`, 'verify shop --definition ../platform.ts');
    expect(named.out).toBe(`No findings (${rules.length} rules over 2 clusters).\n`);
  });

  it('judges the files of somebody else', async () => {
    const folder = temporaryFolder();
    put(
      folder,
      'svc.yaml',
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  namespace: b\nspec:\n  prots: []\n',
    );
    const { code, out } = await groundplan(folder, 'verify .');
    expect(code).toBe(1);
    expect(out).toMatch(/^svc\.yaml:7:3: error .* \[unknown-field\]$/m);
  });

  it('refuses options that would have no effect', async () => {
    const folder = await compiledShop();
    for (const [line, message] of [
      ['verify out/shop --env staging', '--env goes with a definition, and out/shop is a folder'],
      ['verify --no-definition', '--no-definition goes with a folder, and platform.ts is none'],
      ['verify platform.ts -d other.ts', '--definition goes with a folder, and platform.ts is none'],
    ] as const) {
      const { code, err } = await groundplan(folder, line);
      expect({ code, first: err.split('\n')[0] }).toEqual({ code: 2, first: `error: ${message}` });
    }
  });
});

describe('a suppressed finding', () => {
  const reasoned =
    'targetPort: htp # groundplan-allow mismatched-service-port: the port comes with the next release';

  it('does not count, but is counted', async () => {
    const folder = await brokenShop(reasoned);
    const { code, out } = await groundplan(folder, 'verify out/shop');
    expect({ code, out }).toEqual({
      code: 0,
      out: `No findings (${rules.length} rules over 2 clusters, 1 accepted with a reason).\n`,
    });
    const data = JSON.parse((await groundplan(folder, 'verify out/shop --format json')).out);
    expect(data).toMatchObject({
      counts: { errors: 0, suppressed: 1 },
      findings: [],
      suppressed: [{ rule: 'mismatched-service-port', reason: 'the port comes with the next release' }],
    });
    const sarif = JSON.parse((await groundplan(folder, 'verify out/shop --format sarif')).out);
    expect(sarif.runs[0].results).toMatchObject([
      { suppressions: [{ kind: 'inSource', justification: 'the port comes with the next release' }] },
    ]);
    expect((await groundplan(folder, 'verify out/shop --format github')).out).toBe('');
  });

  it('needs a reason', async () => {
    const folder = await brokenShop('targetPort: htp # groundplan-allow mismatched-service-port');
    const { code, out } = await groundplan(folder, 'verify out/shop');
    expect(code).toBe(1);
    expect(out).toContain('[mismatched-service-port]');
    expect(out).toContain('[unexplained-suppression]');
  });
});

describe('formats', () => {
  it('JSON carries the finding with all its places', async () => {
    const { code, out } = await groundplan(await brokenShop(), 'verify out/shop --format json');
    expect(code).toBe(1);
    const data = JSON.parse(out);
    expect(data).toMatchObject({
      counts: { errors: 1, warnings: 0, suppressed: 0, clusters: 2 },
      clusters: [{ name: 'kubernetes/overlays/production' }, { name: 'kubernetes/overlays/staging' }],
      findings: [
        {
          rule: 'mismatched-service-port',
          severity: 'error',
          clusters: ['kubernetes/overlays/production', 'kubernetes/overlays/staging'],
        },
      ],
      suppressed: [],
      skipped: [],
    });
    expect(data.findings[0].places[0]).toMatchObject({ file: shown, line: 20, column: 7 });
    expect(data.findings[0].places.length).toBeGreaterThan(1);
  });

  it('SARIF has what code scanning asks for', async () => {
    const folder = await brokenShop();
    change(folder, shown, 'type: ClusterIP', 'type: ClusterIP # groundplan-allow blocked-dns: for no reason');
    const { code, out } = await groundplan(folder, 'verify out/shop --format sarif');
    expect(code).toBe(1);
    const log = JSON.parse(out) as Data;
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringMatching(/sarif-2\.1\.0\.json$/) });
    const [run] = log.runs as unknown as readonly Data[];
    const driver = run?.tool?.driver;
    expect(driver).toMatchObject({ name: 'groundplan', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    const described = driver?.rules as unknown as readonly Data[];
    const results = run?.results as unknown as readonly Data[];
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['unused-suppression', 'mismatched-service-port']);
    for (const { id, ...rest } of described) {
      expect(rest).toMatchObject({
        shortDescription: { text: expect.any(String) },
        fullDescription: { text: expect.any(String) },
        help: { text: expect.any(String) },
        defaultConfiguration: { level: expect.stringMatching(/^(error|warning)$/) },
      });
      expect([...rules, ...Object.values(builtInRules)].map((rule) => rule.id)).toContain(id);
    }
    for (const result of results) {
      expect(described[Number(result.ruleIndex)]?.id).toBe(result.ruleId);
      expect(result).toMatchObject({
        level: expect.stringMatching(/^(error|warning)$/),
        message: { text: expect.any(String) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: shown },
              region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
            },
          },
        ],
      });
    }
  });

  it('SARIF of nothing is a run without results', async () => {
    const { code, out } = await groundplan(await compiledShop(), 'verify --format sarif');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ runs: [{ tool: { driver: { rules: [] } }, results: [] }] });
  });

  it('GitHub annotations are one line each, with everything escaped that means something', async () => {
    const folder = temporaryFolder();
    put(
      folder,
      'a,b: 100%/svc.yaml',
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  "x%\\n": 1\n',
    );
    const { code, out } = await groundplan(folder, 'verify . --format github --rule unknown-field');
    expect(code).toBe(1);
    const lines = out.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^::error file=a%2Cb%3A 100%25\/svc\.yaml,line=6,col=3,title=unknown-field::[^\r\n]*%0A[^\r\n]*$/,
    );
    expect(lines[0]).toContain('x%25');
  });
});
