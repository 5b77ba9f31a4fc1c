import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';

/** Compiles the programs of the benchmark, so that no run pays for TypeScript; cdk8s stays the package that it is. */
export async function buildPrograms(outDir: string): Promise<void> {
  await build({
    config: false,
    entry: {
      cdk8s: fileURLToPath(new URL('./programs/cdk8s.ts', import.meta.url)),
      floor: fileURLToPath(new URL('./programs/floor.ts', import.meta.url)),
      stages: fileURLToPath(new URL('./programs/stages.ts', import.meta.url)),
    },
    outDir,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    dts: false,
    logLevel: 'error',
    external: ['cdk8s', 'constructs'],
  });
}
