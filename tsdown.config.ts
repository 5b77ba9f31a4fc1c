import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { main: 'src/cli/bin.ts', index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: true,
  // The kinds that overrides may change are written into our own declarations, so that users need no further
  // package for them; the classes behind the interfaces stay out.
  dts: { resolve: [/^kubernetes-models/, /^@kubernetes-models\/apimachinery/] },
  external: ['@kubernetes-models/base', '@kubernetes-models/validate'],
});
