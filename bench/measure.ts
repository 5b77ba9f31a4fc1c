import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** What one run of a program cost. */
export interface Cost {
  /** Seconds from its start to its end. */
  readonly wall: number;
  /** Seconds of processor time outside the kernel, with the programs that it ran. */
  readonly user: number;
  /** Largest resident memory in bytes, of the process itself. */
  readonly memory: number;
}

export interface Run extends Cost {
  /** Undefined when the run was stopped at its limit. */
  readonly code: number | undefined;
}

export interface RunOptions {
  readonly cwd: string;
  /** File that takes what the program prints. */
  readonly output: string;
  /** Seconds after which the program is stopped. */
  readonly limit?: number;
}

/** Milliseconds between two looks at the process; also how exactly its end is seen. */
const pause = 2;
/** Linux counts processor time in hundredths of a second for programs that ask. */
const tick = 0.01;

/**
 * Runs a program and reads from /proc what it costs, so that nothing but Node and Linux is needed. The loop holds
 * up Node's own event loop on purpose: until we return to it nobody collects the ended process, and its final
 * processor time can still be read.
 */
export async function measure(program: string, args: readonly string[], options: RunOptions): Promise<Run> {
  const output = openSync(options.output, 'w');
  const started = performance.now();
  const child = spawn(program, args, { cwd: options.cwd, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = once(child, 'exit');
  if (child.pid === undefined) {
    await ended;
    throw new Error(`${program} could not be started`);
  }
  const seconds = () => (performance.now() - started) / 1000;
  let memory = 0;
  let stopped = false;
  for (;;) {
    const now = processTime(child.pid);
    if (now === undefined || now.ended) {
      const wall = seconds();
      const [code] = (await ended) as [number | null];
      return { wall, user: now?.user ?? 0, memory, code: stopped ? undefined : (code ?? undefined) };
    }
    memory = Math.max(memory, peakMemory(child.pid));
    if (options.limit !== undefined && !stopped && seconds() > options.limit) {
      stopped = child.kill('SIGKILL');
    }
    wait(pause);
  }
}

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function processTime(pid: number): { readonly ended: boolean; readonly user: number } | undefined {
  const text = readProc(pid, 'stat');
  if (text === undefined) return undefined;
  // The name of the program stands in brackets and may hold anything; the numbers follow it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { ended: fields[0] === 'Z', user: (Number(fields[11]) + Number(fields[13])) * tick };
}

function peakMemory(pid: number): number {
  const found = readProc(pid, 'status')?.match(/^VmHWM:\s+(\d+) kB/m);
  return found === null || found === undefined ? 0 : Number(found[1]) * 1024;
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
