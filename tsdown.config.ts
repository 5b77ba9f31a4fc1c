import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { main: 'src/cli/bin.ts', index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: true,
  // The kinds that overrides may change are written into our own declarations, so that users need no further
  // package for them; the validators behind them stay out.
  dts: true,
  external: ['@kubernetes-models/validate'],
});
