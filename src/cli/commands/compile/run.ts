import { UserError } from '../../../base/index.ts';
import {
  applyWrite,
  isUpToDate,
  type PlannedFile,
  type WritePlan,
  type WriteResult,
} from '../../../workspace/index.ts';
import type { ExitCode, Invocation, Terminal } from '../../command.ts';
import { type OpenPlatform, openPlatform } from '../../open.ts';
import { type Compiled, compileOpened, outputFolder, planOutput } from '../../output.ts';
import { startProgress } from '../../print/progress.ts';
import { count, styleOf } from '../../print/style.ts';

export async function run({ args, options, terminal }: Invocation): Promise<ExitCode> {
  const progress = startProgress(terminal);
  progress.step('loading the definition');
  const opened = await openPlatform(terminal, args[0], options.env as readonly string[] | undefined);
  progress.step('compiling');
  const compiled = compileOpened(opened);
  const dir = outputFolder(terminal, opened, options.out);
  progress.step(`comparing ${compiled.files.length} files with ${dir}`);
  const plan = planOutput(terminal, dir, opened, compiled);
  if (options.check === true) {
    progress.done();
    return check(terminal, plan, dir, options.json === true);
  }
  const force = options.force === true;
  if (options.env !== undefined && !force) refuseLosses(plan, dir);
  progress.step(`writing ${dir}`);
  const result = applyWrite(plan, { force, keep: options.keep === true });
  progress.done();
  const conflicts = result.kept.filter((file) => file.state !== 'edited-kept');
  const settled = options.keep === true ? conflicts.filter((file) => file.state === 'foreign') : conflicts;
  if (options.json === true) {
    terminal.out(
      `${JSON.stringify({ ...summary(opened, compiled, dir), written: result.written, removed: result.removed, kept: result.kept.map(({ path, state }) => ({ path, state })) }, null, 2)}\n`,
    );
  } else {
    report(terminal, dir, compiled.files.length, result, settled.length > 0);
  }
  return settled.length > 0 ? 1 : 0;
}

/** Compiling few environments must not take the others away from a folder that has them. */
function refuseLosses(plan: WritePlan, dir: string): void {
  const lost = plan.files.filter((file) => file.state === 'remove' || file.state === 'stale-edited');
  if (lost.length === 0) return;
  throw new UserError([
    {
      reason: `${dir} holds more environments, and ${count(lost.length, 'file')} of theirs would be removed`,
      fix: 'Compile all environments, name another folder with --out, or add --force.',
    },
  ]);
}

/** What was compiled, in numbers. */
function summary({ platform, file }: OpenPlatform, { files }: Compiled, folder: string) {
  const services = new Set(
    platform.environments.flatMap((environment) => environment.services.map((service) => service.name)),
  );
  return {
    platform: platform.name,
    definition: file,
    folder,
    environments: platform.environments.map((environment) => environment.name),
    services: services.size,
    files: files.length,
    lines: files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0),
  };
}

function check(terminal: Terminal, plan: WritePlan, dir: string, json: boolean): ExitCode {
  const current = isUpToDate(plan);
  const differing = plan.files.filter((file) => file.state !== 'unchanged' && file.state !== 'edited-kept');
  if (json) {
    terminal.out(
      `${JSON.stringify({ folder: dir, upToDate: current, files: differing.map(({ path, state }) => ({ path, state })) }, null, 2)}\n`,
    );
  } else if (current) terminal.out(`${dir} is up to date.\n`);
  else {
    for (const file of differing) terminal.out(`${said[file.state].padEnd(9)} ${dir}/${file.path}\n`);
    terminal.err(`${dir} is out of date in ${count(differing.length, 'file')}; run groundplan compile.\n`);
  }
  return current ? 0 : 1;
}

const said: Readonly<Record<PlannedFile['state'], string>> = {
  create: 'missing',
  update: 'outdated',
  unchanged: 'current',
  'edited-kept': 'edited',
  conflict: 'conflict',
  foreign: 'foreign',
  remove: 'stale',
  'stale-edited': 'stale',
};

const whyKept: Readonly<Partial<Record<PlannedFile['state'], string>>> = {
  'edited-kept': 'edited; what is generated has not changed',
  conflict: 'edited, and what is generated has changed too',
  foreign: 'was not written by groundplan',
  'stale-edited': 'edited, and no longer generated',
};

function report(terminal: Terminal, dir: string, files: number, result: WriteResult, open: boolean): void {
  const style = styleOf(terminal);
  const unchanged =
    files - result.written.length - result.kept.filter((file) => file.text !== undefined).length;
  const parts = [
    result.written.length > 0 ? `${result.written.length} written` : undefined,
    unchanged > 0 ? `${unchanged} unchanged` : undefined,
    result.removed.length > 0 ? `${result.removed.length} removed` : undefined,
    result.kept.length > 0 ? `${result.kept.length} kept as edited` : undefined,
  ].filter((part) => part !== undefined);
  terminal.out(`${style.bold(dir)}: ${count(files, 'file')} (${parts.join(', ')})\n`);
  for (const file of result.kept) {
    const mark = file.state === 'edited-kept' ? style.dim('kept') : style.yellow('kept');
    terminal.err(`  ${mark} ${file.path}: ${whyKept[file.state] ?? file.state}\n`);
  }
  if (open) {
    terminal.err(
      '  `groundplan diff` shows the differences; --force takes what is generated, --keep what is on disk.\n',
    );
  }
}
