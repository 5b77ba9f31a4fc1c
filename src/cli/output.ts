import { resolve } from 'node:path';
import type { Artifact } from '../base/index.ts';
import { UserError } from '../base/index.ts';
import { compile, renderArtifact } from '../compile/index.ts';
import { type OutputFile, planWrite, type WritePlan } from '../workspace/index.ts';
import type { Terminal } from './command.ts';
import { type OpenPlatform, shown } from './open.ts';
import { version } from './version.ts';

/** A compiled platform: what would be written, and what made it. */
export interface Compiled {
  readonly artifacts: readonly Artifact[];
  readonly files: readonly OutputFile[];
}

/** Compiles an opened definition; faults that show only now get their places too. */
export function compileOpened(opened: OpenPlatform): Compiled {
  try {
    const artifacts = compile(opened.platform);
    return {
      artifacts,
      files: artifacts.map((artifact) => ({ path: artifact.path, text: renderArtifact(artifact) })),
    };
  } catch (error) {
    if (error instanceof UserError) throw new UserError(opened.locate(error.diagnostics));
    throw error;
  }
}

/** The folder that a platform is written to. */
export function outputFolder(terminal: Terminal, opened: OpenPlatform, given: unknown): string {
  return shown(terminal, typeof given === 'string' ? given : `out/${opened.platform.name}`);
}

/** Compares what a definition gives with what is on disk. */
export function planOutput(
  terminal: Terminal,
  dir: string,
  opened: OpenPlatform,
  compiled: Compiled,
): WritePlan {
  const definition = resolve(terminal.cwd, opened.file);
  return planWrite(resolve(terminal.cwd, dir), compiled.files, { tool: version, definition });
}
