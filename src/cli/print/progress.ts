import type { Terminal } from '../command.ts';
import { styleOf } from './style.ts';

/** Tells a person what is being done once the work has taken a second. */
export interface Progress {
  step(text: string): void;
  done(): void;
}

const patience = 1000;

/** Progress on one line of the terminal that goes away at the end; nothing where nobody watches. */
export function startProgress(terminal: Terminal): Progress {
  const started = performance.now();
  const style = styleOf(terminal);
  let drawn = false;
  return {
    step(text) {
      if (!terminal.interactive || performance.now() - started < patience) return;
      terminal.err(`\r\u001b[2K${style.dim(`${text} ...`)}`);
      drawn = true;
    },
    done() {
      if (drawn) terminal.err('\r\u001b[2K');
    },
  };
}
