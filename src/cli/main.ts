import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError, Option, Command as Program } from 'commander';
import { UserError } from '../base/index.ts';
import type { Command, ExitCode, Invocation, Terminal } from './command.ts';
import { commands } from './commands.gen.ts';
import { diagnosticsJson, diagnosticsText } from './print/diagnostics.ts';
import { styleOf } from './print/style.ts';
import { version } from './version.ts';

/** Runs the program and says how it ended; everything that can go wrong ends here. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let ended: ExitCode = 0;
  const program = new Program('groundplan')
    .description(
      'One typed TypeScript definition of a platform becomes its whole, verified infrastructure repository.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain the program or a command')
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .configureHelp({ helpWidth: terminal.width })
    .exitOverride()
    .showHelpAfterError('(add --help for the options and an example)')
    .addHelpText('after', '\nExit codes: 0 clean, 1 findings or differences, 2 could not run.');
  for (const command of commands) {
    register(
      program,
      command,
      async (invocation) => {
        ended = await guarded(command, invocation);
      },
      terminal,
    );
  }
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(argv, { from: 'user' });
    return ended;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function register(
  program: Program,
  command: Command,
  run: (invocation: Invocation) => Promise<void>,
  terminal: Terminal,
): void {
  const verb = program.command(command.name).summary(command.summary).description(command.description);
  for (const arg of command.args) verb.argument(arg.name, arg.description);
  for (const given of command.options) {
    const option = new Option(given.flags, given.description);
    if (given.choices !== undefined) option.choices(given.choices);
    if (given.default !== undefined) option.default(given.default);
    if (given.repeatable === true) {
      option.argParser((value: string, earlier: readonly string[] | undefined) => [
        ...(earlier ?? []),
        value,
      ]);
    }
    verb.addOption(option);
  }
  verb.addHelpText('after', `\nExamples:\n${exampleLines(command, terminal.width)}`);
  verb.action(async (...words: readonly unknown[]) => {
    const args = verb.processedArgs.filter((arg) => arg !== undefined).flat() as readonly string[];
    void words;
    await run({ args, options: verb.opts(), terminal });
  });
}

/** Examples beside their meanings, or above them where the lines would be wider than the terminal. */
function exampleLines({ examples }: Command, width: number): string {
  const longest = Math.max(...examples.map(([line]) => line.length));
  const beside = examples.map(([line, meaning]) => `  ${line.padEnd(longest)}   ${meaning}`);
  if (beside.every((line) => line.length <= width)) return beside.join('\n');
  return examples.map(([line, meaning]) => `  ${line}\n      ${meaning}`).join('\n');
}

/** Runs a command; user mistakes become messages with exit code 2, anything else is a bug of the program. */
async function guarded(command: Command, invocation: Invocation): Promise<ExitCode> {
  const { terminal } = invocation;
  try {
    return await command.run(invocation);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (wantsJson(invocation)) terminal.out(diagnosticsJson(error.diagnostics));
    else {
      const textOf = (file: string) => readText(resolve(terminal.cwd, file));
      terminal.err(diagnosticsText(error.diagnostics, textOf, styleOf(terminal)));
    }
    return 2;
  }
}

function wantsJson(invocation: Invocation): boolean {
  return invocation.options.json === true || invocation.options.format === 'json';
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
