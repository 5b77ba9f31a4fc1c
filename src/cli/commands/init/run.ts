import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../../base/index.ts';
import type { ExitCode, Invocation, Terminal } from '../../command.ts';
import { shown } from '../../open.ts';
import { version } from '../../version.ts';
import { firstDefinition, manifest, type Provider, typescript } from './template.ts';

const namePattern = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

export async function run({ args, options, terminal }: Invocation): Promise<ExitCode> {
  const dir = resolve(terminal.cwd, args[0] ?? '.');
  const definition = join(dir, 'platform.ts');
  if (existsSync(definition)) {
    throw new UserError([
      {
        reason: `${shown(terminal, definition)} is there already`,
        fix: 'Choose another folder, or change the file.',
      },
    ]);
  }
  const from = options.from as string | undefined;
  const text = from === undefined ? await ask(terminal, dir, options) : exampleText(from);
  mkdirSync(dir, { recursive: true });
  const written = [
    ['platform.ts', text],
    ['package.json', manifest(basename(dir), version)],
    ['tsconfig.json', typescript],
  ].flatMap(([file = '', content = '']) =>
    create(join(dir, file), content) ? [shown(terminal, join(dir, file))] : [],
  );
  if (options.json === true) terminal.out(`${JSON.stringify({ written }, null, 2)}\n`);
  else {
    const cd = dir === terminal.cwd ? '' : `  cd ${args[0]}\n`;
    terminal.out(
      `Wrote ${written.join(', ')}.\n\nNext:\n${cd}  npm install\n  npx groundplan verify\n  npx groundplan compile\n`,
    );
  }
  return 0;
}

/** Writes a file unless it exists. */
function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function ask(terminal: Terminal, dir: string, options: Invocation['options']): Promise<string> {
  const suggested = basename(dir)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  let name = options.name as string | undefined;
  let cloud = options.cloud as Provider | undefined;
  if (terminal.interactive && (name === undefined || cloud === undefined)) {
    const prompts = await import('@clack/prompts');
    name ??= answer(
      await prompts.text({
        message: 'Name of the platform',
        initialValue: suggested,
        validate: (value) => (namePattern.test(value ?? '') ? undefined : nameFix),
      }),
    );
    cloud ??= answer<Provider>(
      await prompts.select<Provider>({
        message: 'Where does it run?',
        options: [
          { value: 'aws', label: 'Amazon Web Services' },
          { value: 'azure', label: 'Microsoft Azure' },
          { value: 'gcp', label: 'Google Cloud' },
        ],
      }),
    );
  }
  name ??= namePattern.test(suggested) ? suggested : 'platform';
  if (!namePattern.test(name))
    throw new UserError([{ reason: `'${name}' cannot be the name of a platform`, fix: nameFix }]);
  return firstDefinition(name, cloud ?? 'aws');
}

const nameFix =
  'Use lower-case letters, digits and hyphens; begin with a letter, end with a letter or digit.';

/** An answer, unless the person broke off. */
function answer<T extends string>(given: T | symbol): T {
  if (typeof given === 'symbol') throw new UserError([{ reason: 'nothing was written, as asked' }]);
  return given;
}

/** Examples lie beside the built program, or beside the sources. */
function exampleText(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const up of ['..', '../../../..']) {
    const file = resolve(here, up, 'examples', name, 'platform.ts');
    if (existsSync(file)) return readFileSync(file, 'utf8');
  }
  throw new Error(`the example '${name}' is missing from the package`);
}
