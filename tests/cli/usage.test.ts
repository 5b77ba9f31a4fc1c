import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.gen.ts';
import { change, groundplan, put } from '../tools/cli.ts';
import { temporaryFolder } from '../tools/folder.ts';
import { lineOf, shop } from './definitions.ts';

/** A folder with the shop's definition. */
function shopFolder(): string {
  const folder = temporaryFolder();
  put(folder, 'platform.ts', shop);
  return folder;
}

describe('help', () => {
  it('lists the commands and the exit codes, also where nothing is asked', async () => {
    const { code, out } = await groundplan('/', '--help');
    expect(code).toBe(0);
    for (const { name, summary } of commands) {
      expect(out).toContain(`  ${name} `);
      // The summary may be broken over lines.
      expect(out.replaceAll(/\s+/g, ' ')).toContain(summary);
    }
    expect(out).toContain('Exit codes: 0 clean, 1 findings or differences, 2 could not run.');
    expect(await groundplan('/', '')).toEqual({ code: 0, out, err: '' });
  });

  it.each(commands.map((command) => [command.name, command] as const))('%s', async (name, command) => {
    const { code, out, err } = await groundplan('/', `${name} --help`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: groundplan ${name}`);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const [line, meaning] of command.examples) {
      expect(line).toMatch(new RegExp(`^groundplan ${name}\\b`));
      expect(out).toContain(`  ${line}`);
      expect(out).toContain(meaning);
    }
    for (const { flags, description } of command.options) {
      expect(out).toContain(flags);
      expect(description).toMatch(/^[^A-Z].*[^.]$/);
    }
    expect(out.split('\n').filter((line) => line.length > 100 && !line.includes('groundplan'))).toEqual([]);
  });

  it('the version is the one of the package', async () => {
    expect((await groundplan('/', '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('what is mistyped ends with 2 and a hint', () => {
  it.each([
    ['complie', "error: unknown command 'complie'\n(Did you mean compile?)\n"],
    ['compile --chekc', "error: unknown option '--chekc'\n(Did you mean --check?)\n"],
    ['compile a b', "error: too many arguments for 'compile'. Expected 1 argument but got 2"],
    ['explain', "error: missing required argument 'thing'"],
    ['verify --format html', "'html' is invalid. Allowed choices are text, json, sarif, github."],
    ['init --cloud ibm', "'ibm' is invalid. Allowed choices are aws, azure, gcp."],
    ['compile --out', "error: option '-o, --out <dir>' argument missing"],
  ])('%s', async (line, message) => {
    const { code, out, err } = await groundplan(shopFolder(), line);
    expect(err).toContain(message);
    expect(err).toContain('--help');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('a definition that is not there', () => {
  const cases = ['compile', 'diff', 'verify', 'explain services'];
  it.each(cases)('%s in an empty folder says how to begin', async (line) => {
    const folder = temporaryFolder();
    const { code, out, err } = await groundplan(folder, line);
    expect(err).toContain(`error: there is no platform.ts in ${folder}\n`);
    expect(err).toContain('  fix: Name the definition, or begin one with `groundplan init`.\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['compile nope.ts', 'diff nope.ts', 'verify nope.ts', 'explain name nope.ts'])(
    '%s names the file as it was given',
    async (line) => {
      const { code, err } = await groundplan(temporaryFolder(), line);
      expect(err).toContain('error: the definition nope.ts does not exist\n');
      expect(code).toBe(2);
    },
  );
});

describe('a definition with faults', () => {
  const cases = ['compile', 'compile --check', 'diff', 'verify', 'explain services'];
  it.each(cases)('%s shows each with its place, an excerpt and a fix, and writes nothing', async (line) => {
    const folder = shopFolder();
    change(folder, 'platform.ts', "calls: ['api', 'sessions']", "calls: ['apii', 'sessions']");
    change(folder, 'platform.ts', "ready: '/ready'", "redy: '/ready'");
    const { code, out, err } = await groundplan(folder, line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const calls = lineOf("calls: ['api'");
    const health = lineOf("ready: '/ready'");
    expect(err).toContain(`platform.ts:${calls}:46: error: `);
    expect(err).toContain(
      `  ${calls} |     web: { port: 8080, expose: true, calls: ['apii', 'sessions'] },\n`,
    );
    expect(err).toContain(`     | ${' '.repeat(45)}^\n`);
    expect(err).toContain(`platform.ts:${health}:34: error: `);
    expect(err.match(/^ {2}fix: /gm)).toHaveLength(2);
    expect(err).toMatch(/\n2 errors\n$/);
    expect(readdirSync(folder)).toEqual(['platform.ts']);
  });

  it('gives them as data where JSON is asked for', async () => {
    const folder = shopFolder();
    change(folder, 'platform.ts', "calls: ['api', 'sessions']", "calls: ['apii', 'sessions']");
    for (const line of ['compile --json', 'diff --json', 'explain services --json', 'verify --format json']) {
      const { code, out, err } = await groundplan(folder, line);
      expect({ code, err }).toEqual({ code: 2, err: '' });
      expect(JSON.parse(out)).toMatchObject({
        errors: [{ path: 'services.web.calls[0]', file: 'platform.ts', line: lineOf("calls: ['api'") }],
      });
    }
  });

  it.each([
    ['a syntax error', 'port: 8081,', 'port: 8081;;', /^platform\.ts:14:\d+: error: syntax error: /],
    ['an unknown export', 'redis(', 'mongo(', /'?mongo'? is not defined/],
    ['an exception', "name: 'shop'", "name: JSON.parse('{')", /the definition failed while it was loaded/],
    ['no default export', 'export default', 'export const platform =', /has no default export/],
  ])('%s is a message, not a trace', async (_, from, to, message) => {
    const folder = shopFolder();
    change(folder, 'platform.ts', from, to);
    const { code, out, err } = await groundplan(folder, 'compile');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).toContain('platform.ts:');
    expect(err).not.toContain(folder);
    expect(err).not.toMatch(/^\s+at /m);
    expect(readdirSync(folder)).toEqual(['platform.ts']);
  });

  it('an unknown environment is told with those that there are', async () => {
    for (const command of ['compile', 'diff', 'verify']) {
      const { code, err } = await groundplan(shopFolder(), `${command} --env prod`);
      expect(err).toContain(`platform.ts:${lineOf('environments')}:`);
      expect(err).toContain("the platform has no environment 'prod'");
      expect(err).toContain('fix: Choose from staging, production.');
      expect(code).toBe(2);
    }
  });
});

describe('colour', () => {
  const introducer = '\u001b[';
  const lines = [
    'compile',
    'diff',
    'verify',
    'explain Deployment/api',
    'explain blocked-dns',
    'verify out/shop',
  ];
  it('is used only where the terminal has it', async () => {
    const folder = shopFolder();
    const printed: string[] = [];
    for (const line of lines) {
      const plain = await groundplan(folder, line);
      expect(plain.out + plain.err).not.toContain(introducer);
      const { out, err } = await groundplan(folder, line, true);
      printed.push(out + err);
    }
    expect(printed.some((text) => text.includes(introducer))).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
    const codes = /\u001b\[[0-9;]*m/g;
    const last = await groundplan(folder, 'explain Deployment/api');
    expect((await groundplan(folder, 'explain Deployment/api', true)).out.replaceAll(codes, '')).toBe(
      last.out,
    );
  });

  it('is never part of data', async () => {
    const folder = shopFolder();
    for (const line of [
      'compile --json',
      'verify --format sarif',
      'verify --format json',
      'explain rules --json',
    ]) {
      expect((await groundplan(folder, line, true)).out).not.toContain(introducer);
    }
  });
});
