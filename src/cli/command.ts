/** What a command is given: its words, and the world it may talk to. */
export interface Invocation {
  readonly args: readonly string[];
  /** Options by their long names in camel case. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly terminal: Terminal;
}

/** The user's end of the program. */
export interface Terminal {
  /** The folder the program was started in. */
  readonly cwd: string;
  /** Whether a person watches: progress and questions are welcome. */
  readonly interactive: boolean;
  readonly color: boolean;
  /** Width in characters. */
  readonly width: number;
  /** Results. */
  out(text: string): void;
  /** Messages about the work. */
  err(text: string): void;
}

/** 0 clean, 1 findings or differences, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

export interface CommandOption {
  /** As commander writes it: '--out <dir>'. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string | boolean;
  /** Whether it may be given several times. */
  readonly repeatable?: boolean;
}

/** One verb of the program. `run` is loaded only when the verb is used, so that every other one starts fast. */
export interface Command {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** More about it, in whole sentences. */
  readonly description: string;
  /** As commander writes them: '[definition]'. */
  readonly args: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CommandOption[];
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  run(invocation: Invocation): Promise<ExitCode>;
}
