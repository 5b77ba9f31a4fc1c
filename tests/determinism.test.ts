import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { definitions } from './tools/definitions.ts';
import { treeHash } from './tools/tree-hash.ts';

const root = join(import.meta.dirname, '..');

it('the same definition gives the same tree in another process, folder, language and time zone', () => {
  const jiti = join(root, 'node_modules', 'jiti', 'lib', 'jiti-cli.mjs');
  const printed = execFileSync(
    process.execPath,
    [jiti, join(root, 'tests', 'tools', 'print-tree-hashes.ts')],
    {
      cwd: tmpdir(),
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: tmpdir(),
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        TZ: 'Pacific/Kiritimati',
        JITI_ALIAS: JSON.stringify({ groundplan: join(root, 'src', 'index.ts') }),
        JITI_FS_CACHE: 'false',
      },
    },
  );
  const hashes = Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [name, treeHash(definition)]),
  );
  expect(JSON.parse(printed)).toEqual(hashes);
});
