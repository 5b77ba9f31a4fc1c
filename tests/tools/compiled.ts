import type { Artifact } from '../../src/base/index.ts';
import { compile, renderArtifact } from '../../src/compile/index.ts';
import type { InputFile } from '../../src/facts/index.ts';
import { type Platform, readPlatform } from '../../src/model/index.ts';

export interface CompiledDefinition {
  readonly platform: Platform;
  readonly artifacts: readonly Artifact[];
  readonly files: readonly InputFile[];
}

/** The platform of a definition that is known to be right. */
export function platformOf(definition: unknown): Platform {
  const { platform, diagnostics } = readPlatform(definition);
  if (platform !== undefined) return platform;
  throw new Error(diagnostics.map(({ path, reason }) => `${path?.join('.')}: ${reason}`).join('\n'));
}

/** What a definition gives, in memory. */
export function compiled(definition: unknown): CompiledDefinition {
  const platform = platformOf(definition);
  const artifacts = compile(platform);
  const files = artifacts.map((artifact) => ({ path: artifact.path, text: renderArtifact(artifact) }));
  return { platform, artifacts, files };
}
