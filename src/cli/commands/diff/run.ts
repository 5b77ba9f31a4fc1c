import { unifiedDiff } from '../../../workspace/index.ts';
import type { ExitCode, Invocation } from '../../command.ts';
import { openPlatform } from '../../open.ts';
import { compileOpened, outputFolder, planOutput } from '../../output.ts';
import { count, styleOf } from '../../print/style.ts';

export async function run({ args, options, terminal }: Invocation): Promise<ExitCode> {
  const opened = await openPlatform(terminal, args[0], options.env as readonly string[] | undefined);
  const dir = outputFolder(terminal, opened, options.out);
  const plan = planOutput(terminal, dir, opened, compileOpened(opened));
  const differing = plan.files.filter((file) => file.state !== 'unchanged');
  if (options.json === true) {
    terminal.out(
      `${JSON.stringify({ folder: dir, files: differing.map(({ path, state }) => ({ path, state })) }, null, 2)}\n`,
    );
  } else if (differing.length === 0) {
    terminal.out(`${dir} is as the definition says.\n`);
  } else {
    const style = styleOf(terminal);
    const colored = unifiedDiff(plan)
      .split('\n')
      .map((line) =>
        /^(\+\+\+|---|===) /.test(line)
          ? style.bold(line)
          : line.startsWith('+')
            ? style.green(line)
            : line.startsWith('-')
              ? style.red(line)
              : line,
      );
    terminal.out(colored.join('\n'));
    const kept = differing.filter((file) => file.state === 'edited-kept' || file.state === 'stale-edited');
    for (const { path, state } of kept) {
      const why = state === 'edited-kept' ? 'what is generated has not changed' : 'no longer generated';
      terminal.err(`  kept ${path}: edited; ${why}\n`);
    }
    const changing = differing.length - kept.length;
    terminal.err(
      `${dir}: ${count(changing, 'file')} would change, ${count(kept.length, 'edited file')} would stay.\n`,
    );
  }
  return differing.length === 0 ? 0 : 1;
}
