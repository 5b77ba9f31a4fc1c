import type { z } from 'zod';
import type { DataPath } from '../../base/index.ts';

/** What is wrong with a value and how to mend it. */
export interface Fault {
  readonly reason: string;
  readonly fix: string;
  /** From the value to the part that is at fault; the value itself unless given. */
  readonly path?: DataPath;
  /** Set when the last key of the path is at fault, not its value. */
  readonly atKey?: boolean;
}

/** What a transform of zod reports to. */
interface Sink {
  readonly issues: z.core.$ZodRawIssue[];
}

/** Reports a fault of a value that is being read. */
export function refuse(sink: Sink, fault: Fault, input: unknown): void {
  sink.issues.push({
    code: 'custom',
    message: fault.reason,
    path: [...(fault.path ?? [])],
    params: { fix: fault.fix, atKey: fault.atKey === true },
    input,
  });
}

/** Hands on the issues of a part of the value that is being read. */
export function forward(
  sink: Sink,
  issues: readonly z.core.$ZodIssue[],
  path: DataPath,
  input: unknown,
): void {
  for (const issue of issues) {
    sink.issues.push({ ...issue, path: [...path, ...issue.path], input } as z.core.$ZodRawIssue);
  }
}
