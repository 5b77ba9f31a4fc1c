import picocolors from 'picocolors';
import type { Terminal } from '../command.ts';

/** Colours for a terminal; plain text where colour is not wanted. */
export function styleOf(terminal: Terminal) {
  return picocolors.createColors(terminal.color);
}

export type Style = ReturnType<typeof styleOf>;

/** `1 file`, `2 files`. */
export function count(amount: number, one: string, several = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : several}`;
}
