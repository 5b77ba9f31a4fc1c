import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { temporaryFolder } from '../tools/folder.ts';

/** What a program said, and whether it was content. */
export interface Said {
  readonly ok: boolean;
  readonly text: string;
}

/** Runs a program in a new folder with some files. */
export function runWith(
  program: 'promtool' | 'amtool',
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Said {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return { ok: status === 0, text: `${stdout}${stderr}` };
}

function isHere(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** A test where the program is, else one that says why it is skipped. */
export function testWith(program: 'promtool' | 'amtool'): typeof it | typeof it.skip {
  if (isHere(program)) return it;
  process.stderr.write(
    `skipped: ${program} is not on this machine (Debian: apt-get install prometheus prometheus-alertmanager)\n`,
  );
  return it.skip;
}
