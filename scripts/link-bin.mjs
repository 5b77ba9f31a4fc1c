import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';

// `npx groundplan` in a clone runs the program that was built from it, at once and without a registry.
const bin = 'node_modules/.bin';
if (existsSync('node_modules') && process.platform !== 'win32') {
  mkdirSync(bin, { recursive: true });
  chmodSync('dist/main.mjs', 0o755);
  rmSync(`${bin}/groundplan`, { force: true });
  symlinkSync('../../dist/main.mjs', `${bin}/groundplan`);
}
