import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aws, definePlatform } from '../src/index.ts';
import { compiled } from './tools/compiled.ts';
import { toolPath } from './tools/kubectl.ts';

const platform = definePlatform({
  name: 'shop',
  environments: ['staging'],
  cloud: aws({ region: 'eu-central-1' }),
  secrets: { signing: ['key.pem', 'password'] },
  services: { web: { port: 8080, secrets: { KEY: 'signing/key.pem', PASSWORD: 'signing/password' } } },
});

const pem = '-----BEGIN PRIVATE KEY-----\nMIIB$`"\\n\n-----END PRIVATE KEY-----\n';

/** The real kubectl but for what needs a cluster: that is kept, with every command line. */
const recording = `#!/usr/bin/env bash
here=$(dirname "$0")
printf '%s\\n' "$*" >>"$here/asked"
case "$1" in
  create) exec ${toolPath('kubectl')} "$@" ;;
  apply) cat >"$here/applied" ;;
esac
`;

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('making a secret by hand', () => {
  let folder = '';
  const at = (path: string) => join(folder, path);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundplan-secret-'));
    for (const { path, text } of compiled(platform).files) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    }
    mkdirSync(at('bin'));
    mkdirSync(at('mine'));
    writeFileSync(at('bin/kubectl'), recording, { mode: 0o755 });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const make = (values: string) => {
    writeFileSync(at('mine/signing.env'), values);
    return spawnSync('bash', [at('kubernetes/secret.sh'), 'staging', at('mine/signing.env')], {
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, PATH: `${at('bin')}:${process.env.PATH}` },
    });
  };

  it('takes values of several lines from files beside, and shows none on a command line', () => {
    writeFileSync(at('mine/key'), pem);
    const password = 'a=b "c" $d #e';
    const { status, stderr } = make(`# Secret shop/signing\nkey.pem=@key\npassword=${password}`);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const applied = readFileSync(at('bin/applied'), 'utf8');
    const value = (key: string) =>
      Buffer.from(new RegExp(`${key}: (\\S+)`).exec(applied)?.[1] ?? '', 'base64').toString();
    expect(value('key.pem')).toBe(pem);
    expect(value('password')).toBe(password);
    expect(applied).toContain('namespace: shop');
    const asked = readFileSync(at('bin/asked'), 'utf8');
    expect(asked).not.toContain('PRIVATE');
    expect(asked).not.toContain('$d');
    const parts = /--from-file=(\S+)/.exec(asked)?.[1] ?? '';
    expect(parts).not.toBe('');
    expect(existsSync(parts)).toBe(false);
  });

  it('refuses a file that leaves a value out, and one of another environment', () => {
    expect(make('# Secret shop/signing\nkey.pem=@key\npassword=\n')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('has no value for password'),
    });
    expect(make('# Secret shop/other\nx=y\n')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('has no Secret shop/other'),
    });
  });

  it.runIf(hasShellcheck)('is in order for shellcheck', () => {
    expect(spawnSync('shellcheck', [at('kubernetes/secret.sh')], { encoding: 'utf8' }).stdout).toBe('');
  });
});
