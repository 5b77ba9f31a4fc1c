import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aws, definePlatform, postgres, vault } from '../src/index.ts';
import { compiled } from './tools/compiled.ts';

const platform = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud: aws({ region: 'eu-central-1', account: '111122223333' }),
  security: {
    secrets: 'vault',
    vault: { keys: { cards: { services: ['writer'], rotate: '30d' } } },
  },
  stores: {
    orders: postgres({
      runs: 'cluster',
      credentials: { access: { reader: 'read', migrator: 'own' }, lease: '30m', rotate: '7d' },
    }),
    archive: postgres({ variable: 'ARCHIVE_URL', endpoint: 'archive.example.com', credentials: 'temporary' }),
  },
  externals: { vault: vault() },
  services: {
    reader: { port: 8080, calls: ['orders'] },
    writer: { port: 8081, calls: ['orders', 'archive', 'vault'] },
    migrator: { workload: 'Job', calls: ['orders'] },
  },
});

/** Stands in for Vault: writes down what it is asked, what comes by its standard input apart. */
const fakeVault = `#!/usr/bin/env bash
here=$(dirname "$0")
printf '%s\\0' "$@" >>"$here/asked"
printf '\\n' >>"$here/asked"
case "$*" in
  'secrets list' | 'auth list' | 'audit list') ;;
  'read database/config/'*) [ -e "$here/known" ] ;;
  'read -field=accessor'*) echo accessor ;;
  *random*) echo 0123456789abcdef0123456789abcdef ;;
  *password=-) printf '%s' "$(cat)" >"$here/password" ;;
  'kv get'*) ;;
  'policy write'* | 'kv put'*) cat >/dev/null ;;
esac
`;

/** Stands in for kubectl: statements for the primary go to the PostgreSQL of this test. */
const fakeKubectl = (socket: string) => `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$(dirname "$0")/kubectl-asked"
case "$*" in
  'get pod'*) echo pod/orders-1 ;;
  'get secret'*) printf 'authority' | base64 ;;
  exec*) exec psql --host ${socket} --username postgres "\${@:9}" ;;
esac
`;

const isInstalled = ['postgres', 'initdb', 'psql'].every(
  (tool) => spawnSync(tool, ['--version'], { encoding: 'utf8' }).status === 0,
);
/** PostgreSQL refuses to run as root; root may run it as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const where = isInstalled ? '' : ' (skipped in part: PostgreSQL is not on this machine)';

describe(`the script of Vault${where}`, () => {
  let folder = '';
  const at = (path: string) => join(folder, path);
  const home = 'kubernetes/vault/production';
  const run = () =>
    spawnSync('bash', [at(`${home}/configure.sh`)], {
      encoding: 'utf8',
      input: 'password-of-the-archive\n',
      env: { ...process.env, PATH: `${at('bin')}:${process.env.PATH}` },
    });
  const asked = () =>
    readFileSync(at('bin/asked'), 'utf8')
      .split('\0\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\0'));

  let server: ChildProcess | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gp-vault-'));
    chmodSync(folder, 0o755);
    for (const { path, text } of compiled(platform).files) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    }
    mkdirSync(at('bin'));
    mkdirSync(at('db'));
    if (nobody.uid !== undefined) chownSync(at('db'), nobody.uid, nobody.gid);
    for (const [tool, text] of [
      ['vault', fakeVault],
      ['kubectl', fakeKubectl(at('db'))],
    ] as const) {
      writeFileSync(at(`bin/${tool}`), text, { mode: 0o755 });
    }
    if (!isInstalled) return;
    const made = spawnSync(
      'initdb',
      ['--pgdata', at('db/data'), '--username', 'postgres', '--auth', 'trust', '--no-sync'],
      { encoding: 'utf8', ...nobody, cwd: '/' },
    );
    expect(made.stderr).not.toMatch(/error/i);
    server = spawn(
      'postgres',
      ['-D', at('db/data'), '-k', at('db'), '-c', 'listen_addresses=', '-c', 'fsync=off'],
      { ...nobody, cwd: '/', stdio: 'ignore' },
    );
    for (let tries = 0; tries < 100 && psql('postgres', 'SELECT 1').status !== 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    // As the operator makes it: the database, and the role that owns it.
    expect(psql('postgres', 'CREATE ROLE orders LOGIN')).toMatchObject({ stderr: '' });
    expect(psql('postgres', 'CREATE DATABASE orders OWNER orders')).toMatchObject({ stderr: '' });
    expect(psql('orders', 'CREATE TABLE old (id serial PRIMARY KEY)', 'orders')).toMatchObject({
      stderr: '',
    });
  }, 60_000);

  afterAll(async () => {
    if (server !== undefined) {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  function psql(database: string, sql: string, user = 'postgres') {
    return spawnSync(
      'psql',
      [
        '--no-psqlrc',
        '--quiet',
        '--tuples-only',
        '--no-align',
        '--set',
        'ON_ERROR_STOP=1',
        '--host',
        at('db'),
        '--username',
        user,
        '--dbname',
        database,
        '--command',
        sql,
      ],
      { encoding: 'utf8' },
    );
  }

  it.runIf(spawnSync('shellcheck', ['--version']).status === 0)('is in order for shellcheck', () => {
    const { stdout } = spawnSync('shellcheck', [at(`${home}/configure.sh`)], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  it.runIf(isInstalled)('hands over no password on a command line, and runs again', () => {
    const first = run();
    expect(first.stderr).not.toMatch(/error/i);
    const words = asked().flat().join(' ') + readFileSync(at('bin/kubectl-asked'), 'utf8');
    expect(words).not.toContain('0123456789abcdef');
    expect(words).not.toContain('password-of-the-archive');
    expect(readFileSync(at('bin/password'), 'utf8')).toMatch(
      /^(0123456789abcdef){2}$|^password-of-the-archive$/,
    );
    expect(words).toContain('database/rotate-root/orders');
    expect(words).toContain('database/rotate-root/archive');
    writeFileSync(at('bin/known'), '');
    rmSync(at('bin/asked'));
    run();
    const again = asked().flat().join(' ');
    expect(again).toContain('database/config/orders');
    expect(again).not.toContain('rotate-root');
    expect(again).not.toContain('password=-');
  });

  it.runIf(isInstalled)('gives each service the rights that it has, and takes them all away again', () => {
    rmSync(at('bin/asked'), { force: true });
    run();
    const statements = (role: string) => {
      const words = asked().find((one) => one[1] === `database/roles/${role}`) ?? [];
      const text = (field: string) =>
        words.find((word) => word.startsWith(`${field}=`))?.slice(field.length + 1) ?? '';
      const filled = (sql: string) =>
        sql
          .replaceAll('{{name}}', role)
          .replaceAll('{{password}}', 'x')
          .replaceAll('{{expiration}}', '2100-01-01');
      expect(words).toContain('default_ttl=1800');
      expect(words).toContain('max_ttl=604800');
      return { create: filled(text('creation_statements')), revoke: filled(text('revocation_statements')) };
    };
    const make = (service: string) => {
      const name = `orders.${service}`;
      expect(psql('orders', statements(name).create, 'vault_orders')).toMatchObject({ stderr: '' });
      return { may: (sql: string) => psql('orders', sql, name).stderr, revoke: statements(name).revoke };
    };
    const denied = /permission denied|must be owner/;
    const migrator = make('migrator');
    expect(migrator.may('CREATE TABLE fresh (id serial PRIMARY KEY)')).toBe('');
    expect(migrator.may('ALTER TABLE old ADD COLUMN note text')).toBe('');
    const writer = make('writer');
    for (const table of ['old', 'fresh']) {
      expect(writer.may(`INSERT INTO ${table} DEFAULT VALUES; SELECT * FROM ${table}`)).toBe('');
    }
    expect(writer.may('CREATE TABLE mine (id int)')).toMatch(denied);
    expect(writer.may('DROP TABLE fresh')).toMatch(denied);
    expect(writer.may('SET ROLE orders')).toMatch(denied);
    const reader = make('reader');
    expect(reader.may('SELECT * FROM old, fresh')).toBe('');
    expect(reader.may('INSERT INTO fresh DEFAULT VALUES')).toMatch(denied);
    for (const [name, { revoke }] of Object.entries({ migrator, writer, reader })) {
      expect(psql('orders', revoke, 'vault_orders').stderr).toBe('');
      expect(
        psql('orders', `SELECT count(*) FROM pg_roles WHERE rolname = 'orders.${name}'`).stdout.trim(),
      ).toBe('0');
    }
    // What the migrator made belongs to the owner and is still there.
    expect(psql('orders', 'SELECT tableowner FROM pg_tables WHERE tablename = $$fresh$$').stdout.trim()).toBe(
      'orders',
    );
  });

  it('has a file of roles for each database, and none without', () => {
    expect(existsSync(at(`${home}/orders.sql`))).toBe(true);
    expect(readFileSync(at(`${home}/archive.sql`), 'utf8')).toContain('GRANT "archive" TO CURRENT_USER;');
  });

  it('lets a service use the keys that are for it, and its own credentials', () => {
    const script = readFileSync(at(`${home}/configure.sh`), 'utf8');
    const policy = script.slice(
      script.indexOf('login shop-shop-writer'),
      script.indexOf('login shop-shop-migrator'),
    );
    expect(policy).toContain('database/creds/orders.writer');
    expect(policy).toContain('transit/decrypt/cards');
    expect(policy).not.toContain('orders.reader');
    expect(script).toContain('key cards 2592000');
    expect(script).toContain('expect shop/shop/vault-ca ca.crt');
  });
});
