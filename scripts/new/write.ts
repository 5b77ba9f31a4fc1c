import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The names given at the command line; ends with the usage when they are missing or not kebab-case. */
export function namesFrom(usage: string, amount: number): readonly string[] {
  const names = process.argv.slice(2);
  const wrong = names.find((name) => !kebab.test(name));
  if (names.length !== amount || wrong !== undefined) {
    console.error(wrong === undefined ? usage : `'${wrong}' is not kebab-case\n${usage}`);
    process.exit(2);
  }
  return names;
}

/** Writes the files of a new unit, none of which may exist, brings the registries up to date, and says what is next. */
export function writeNew(files: Readonly<Record<string, string>>, next: string): void {
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken !== undefined) {
    console.error(`${taken} exists already`);
    process.exit(2);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  const { status } = spawnSync('npm', ['run', '--silent', 'gen'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  console.log(next);
}
