import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../base/index.ts';
import { readTree } from './tree.ts';

let root: string;
let dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-tree-'));
  dir = join(root, 'dir');
  mkdirSync(dir);
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

test('reads text files, sorted by path', () => {
  for (const path of ['b/c', 'b.yaml', 'a/z/y', 'B', '.github/ci.yml']) write(path, path);
  expect(readTree(dir)).toEqual({
    files: ['.github/ci.yml', 'B', 'a/z/y', 'b.yaml', 'b/c'].map((path) => ({ path, text: path })),
    skipped: [],
  });
});

test('drops a byte order mark', () => {
  write('a', Buffer.from([0xef, 0xbb, 0xbf, 0x61]));
  expect(readTree(dir).files).toEqual([{ path: 'a', text: 'a' }]);
});

test('says what it passes over', () => {
  write('node_modules/x/index.js', 'x');
  write('sub/.git/HEAD', 'x');
  write('.groundplan/record.json', '{}');
  write('terraform/.terraform/provider', 'x');
  write('image.png', Buffer.from([1, 0, 2]));
  write('latin1.txt', Buffer.from([0x66, 0xfc, 0x72]));
  write('large', 'x'.repeat(2_000_001));
  write('limit', 'x'.repeat(2_000_000));
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  const tree = readTree(dir);
  expect(tree.files.map((file) => file.path)).toEqual(['limit']);
  expect(tree.skipped).toEqual([
    { path: '.groundplan', reason: "groundplan's own data" },
    { path: 'image.png', reason: 'not text' },
    { path: 'large', reason: 'larger than 2000000 bytes' },
    { path: 'latin1.txt', reason: 'not text' },
    { path: 'node_modules', reason: 'installed packages' },
    { path: 'pipe', reason: 'not a regular file' },
    { path: 'sub/.git', reason: "git's own data" },
    { path: 'terraform/.terraform', reason: "Terraform's downloads" },
  ]);
});

test('takes another limit', () => {
  write('a', 'xxx');
  expect(readTree(dir, { maxBytes: 2 }).skipped).toEqual([{ path: 'a', reason: 'larger than 2 bytes' }]);
});

test('follows links only to files inside', () => {
  writeFileSync(join(root, 'secret'), 'secret');
  mkdirSync(join(root, 'outside'));
  write('real/a', 'a');
  symlinkSync('real/a', join(dir, 'good'));
  symlinkSync('../secret', join(dir, 'bad'));
  symlinkSync('/etc', join(dir, 'etc'));
  symlinkSync('nowhere', join(dir, 'broken'));
  symlinkSync('real', join(dir, 'again'));
  symlinkSync('.', join(dir, 'loop'));
  const tree = readTree(dir);
  expect(tree.files).toEqual([
    { path: 'good', text: 'a' },
    { path: 'real/a', text: 'a' },
  ]);
  expect(tree.skipped.map(({ path, reason }) => [path, /leads out|own place/.exec(reason)?.[0]])).toEqual([
    ['again', 'own place'],
    ['bad', 'leads out'],
    ['broken', 'leads out'],
    ['etc', 'leads out'],
    ['loop', 'own place'],
  ]);
});

test('reads through a folder that is a link itself', () => {
  write('a', 'a');
  symlinkSync('dir', join(root, 'link'));
  expect(readTree(join(root, 'link')).files).toEqual([{ path: 'a', text: 'a' }]);
});

test('a missing folder and a file are errors for the user', () => {
  write('a', 'a');
  expect(() => readTree(join(dir, 'gone'))).toThrow(UserError);
  expect(() => readTree(join(dir, 'a'))).toThrow(/is not a folder/);
});
