import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { twoServices } from './fixtures/platforms.ts';
import { compiled, platformOf } from './tools/compiled.ts';
import { temporaryFolder, writeFiles } from './tools/folder.ts';

const byTerraform = { helm: true, terraform: true };
const hasTerraform = spawnSync('terraform', ['version']).status === 0;

describe.each(['aws', 'azure', 'gcp'] as const)('the release by Terraform on %s', (provider) => {
  const region = { aws: 'eu-central-1', azure: 'westeurope', gcp: 'europe-west1' }[provider];
  const { files } = compiled({ ...twoServices, cloud: { provider, region }, delivery: byTerraform });
  const text = files
    .filter(({ path }) => path.startsWith('terraform/kubernetes/production/'))
    .map((file) => file.text)
    .join('\n');

  it('installs the chart with the values of its environment, which are there', () => {
    const paths = [...text.matchAll(/\$\{path\.module\}\/\.\.\/\.\.\/\.\.\/([^"]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths).toEqual(['helm/charts/shop', 'helm/values/production.yaml']);
    for (const path of paths) expect(files.some((file) => file.path.startsWith(path))).toBe(true);
  });

  it('takes no cluster from the machine, keeps the state elsewhere, and declares all that it reads', () => {
    expect(text).not.toContain('config_path');
    expect(text).toMatch(/backend "(s3|azurerm|gcs)" \{\}/);
    const read = new Set([...text.matchAll(/\bvar\.(\w+)/g)].map((match) => match[1]));
    const declared = new Set([...text.matchAll(/^variable "(\w+)"/gm)].map((match) => match[1]));
    expect(declared).toEqual(read);
  });

  it.runIf(hasTerraform)('is written as terraform fmt writes it, where there is one', () => {
    const folder = temporaryFolder();
    writeFiles(
      folder,
      files.filter(({ path }) => path.endsWith('.tf')),
    );
    const run = spawnSync('terraform', ['fmt', '-check', '-diff', '-recursive', join(folder, 'terraform')], {
      encoding: 'utf8',
    });
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  });
});

describe('an object has one owner', () => {
  const argo = { repository: 'https://git.example.com/shop.git', gitops: 'argocd' };

  it.each([
    [
      'Argo CD beside Terraform',
      { ...byTerraform, ...argo },
      'Terraform and Argo CD would both own the objects of staging, production',
      'Remove delivery.gitops or delivery.terraform.',
    ],
    [
      'Terraform without charts',
      { terraform: true },
      'Terraform has no charts to install',
      'Add delivery.helm: true.',
    ],
  ])('%s is refused', (_, delivery, reason, fix) => {
    const platform = platformOf({ ...twoServices, delivery });
    const path = ['delivery', 'terraform'];
    expect(() => compile(platform)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ path, reason, fix })] }),
    );
  });
});
