import { it } from 'vitest';

/** What the page of capabilities says of one. */
export interface Capability {
  /** What a platform can have, in a line. */
  readonly title: string;
  /** Where it is done: folders or files of this repository. */
  readonly where: readonly string[];
  /** What of it is still open, as a phrase; nothing where it is whole. */
  readonly open?: string;
}

/**
 * Shows a capability: the assertions say what holds in the repositories of the example platforms.
 * docs/reference/capabilities.md is made from these calls, whose arguments are therefore literals.
 */
export function capability(number: `U${number}`, { title }: Capability, show: () => void): void {
  it(`${number} ${title}`, show);
}
