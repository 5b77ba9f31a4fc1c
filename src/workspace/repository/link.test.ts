import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyWrite } from './apply.ts';
import { faultOf, useFolder } from './folder.fixture.ts';

const { folder, plan, run, read } = useFolder();

describe('links', () => {
  test('a folder that leads out of the output folder is refused', () => {
    mkdirSync(join(folder.root, 'elsewhere'));
    mkdirSync(folder.out);
    symlinkSync('../elsewhere', join(folder.out, 'a'));
    expect(faultOf(() => run({ 'a/x': '1', b: '1' }))).toContain('a is a symbolic link that leads out');
    expect(readdirSync(join(folder.root, 'elsewhere'))).toEqual([]);
    expect(existsSync(join(folder.out, 'b'))).toBe(false);
  });

  test('a folder that comes to lead out between plan and writing is refused', () => {
    mkdirSync(join(folder.root, 'elsewhere'));
    run({ 'a/x': '1' });
    const planned = plan({ 'a/x': '2' });
    rmSync(join(folder.out, 'a'), { recursive: true });
    symlinkSync('../elsewhere', join(folder.out, 'a'));
    expect(faultOf(() => applyWrite(planned))).toContain('leads out');
    expect(readdirSync(join(folder.root, 'elsewhere'))).toEqual([]);
  });

  test.each(['../secret', '/etc/passwd', 'nowhere'])('a file that leads to %s is refused', (target) => {
    writeFileSync(join(folder.root, 'secret'), 'secret');
    mkdirSync(folder.out);
    symlinkSync(target, join(folder.out, 'a'));
    expect(faultOf(() => plan({ a: '1' }))).toContain('a is a symbolic link that leads out');
  });

  test('a folder with a similar name is outside', () => {
    mkdirSync(join(folder.root, 'out-other'));
    mkdirSync(folder.out);
    symlinkSync('../out-other', join(folder.out, 'a'));
    expect(faultOf(() => plan({ 'a/x': '1' }))).toContain('leads out');
  });

  test('a folder that stays inside is followed', () => {
    mkdirSync(join(folder.out, 'real'), { recursive: true });
    symlinkSync('real', join(folder.out, 'a'));
    run({ 'a/x': '1' });
    expect(read('real/x')).toBe('1');
    expect(lstatSync(join(folder.out, 'a')).isSymbolicLink()).toBe(true);
  });

  test('a recorded file behind a link that leads out is not removed', () => {
    run({ 'a/x': '1' });
    renameSync(join(folder.out, 'a'), join(folder.root, 'moved'));
    symlinkSync('../moved', join(folder.out, 'a'));
    run({});
    expect(readFileSync(join(folder.root, 'moved/x'), 'utf8')).toBe('1');
  });
});
