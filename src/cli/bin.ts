#!/usr/bin/env node
import { main } from './main.ts';
import { version } from './version.ts';

const { stdout, stderr, env } = process;
const color = env.NO_COLOR === undefined && (env.FORCE_COLOR !== undefined || stdout.isTTY === true);

// A reader that closes the pipe early, such as `head`, is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    interactive: stdout.isTTY === true && env.CI === undefined,
    color,
    width: stdout.columns ?? 100,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
  });
} catch (error) {
  stderr.write(
    `groundplan ${version} failed, which is a bug of the program; please report it with this text:\n\n`,
  );
  stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
