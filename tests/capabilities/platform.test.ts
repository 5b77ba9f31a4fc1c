import { expect } from 'vitest';
import { platformOf } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');

capability(
  'U001',
  {
    title: 'Platform by name, purpose, domain, contacts, support and licence',
    where: ['src/model/definition/platform.ts', 'src/compile/targets/readme'],
  },
  () => {
    const platform = platformOf(examples['claims-askes']);
    expect(platform).toMatchObject({
      name: 'claims-askes',
      domain: 'claims-askes.com',
      contacts: { 'DevOps team': 'devops@claims-askes.com' },
      license: 'Proprietary, all rights reserved',
    });
    const page = claims.files.get('README.md');
    expect(page).toContain('devops@claims-askes.com');
    expect(page).toContain('Proprietary, all rights reserved');
    expect(Object.keys(examples)).toHaveLength(5);
  },
);

capability(
  'U031',
  {
    title: 'Environments that differ in typed values',
    where: ['src/model/schema/environment.ts', 'src/model/resolve'],
  },
  () => {
    const replicas = (environment: string) =>
      claims.object(environment, 'Deployment', 'member-service').spec as { replicas?: number };
    expect(['dev', 'staging', 'production'].map((name) => replicas(name).replicas)).toEqual([1, 2, 5]);
    const level = (name: string) =>
      claims.environment(name).services[0]?.env.find((variable) => variable.name === 'LOG_LEVEL')?.value;
    expect(['dev', 'staging', 'production'].map(level)).toEqual(['debug', 'info', 'warn']);
  },
);

capability(
  'U032',
  { title: 'kustomize base and overlays', where: ['src/compile/targets/kubernetes', 'src/facts/kustomize'] },
  () => {
    const root = 'infrastructure/kubernetes';
    for (const name of ['dev', 'staging', 'production']) {
      const overlay = claims.files.get(`${root}/overlays/${name}/services/member-service/kustomization.yaml`);
      expect(overlay).toContain('- ../../../../base/services/member-service');
      expect(overlay).not.toContain('bases:');
    }
    expect([...claims.files.keys()]).toContain(`${root}/base/services/member-service/deployment.yaml`);
  },
);

capability(
  'U036',
  {
    title: 'Folders as each platform lays them out',
    where: ['src/model/definition/platform.ts'],
    open: 'folders by kind; Terraform, docker, scripts and pipelines have no folder yet',
  },
  () => {
    const rootOf = (example: keyof typeof examples) => platformOf(examples[example]).layout.kubernetes;
    expect(rootOf('claims-askes')).toBe('infrastructure/kubernetes');
    expect(rootOf('open-policy')).toBe('infrastructure/k8s');
    const files = [...repository('microcrop').files.keys()];
    for (const folder of ['infra/kubernetes/base/apps/backend/', 'infra/kubernetes/base/services/rabbitmq/'])
      expect(files.some((path) => path.startsWith(folder))).toBe(true);
  },
);

capability(
  'U115',
  {
    title: 'Systems outside the platform',
    where: ['src/model/definition/store.ts', 'src/compile/objects/network'],
  },
  () => {
    const { externals } = repository('ai-workflow').environment('production');
    expect(externals).toMatchObject([
      { name: 'openai', host: 'api.openai.com', port: 443 },
      { name: 'smtp', host: 'smtp.example.com', port: 587 },
      { name: 'vault', host: 'vault-active.vault.svc.cluster.local', port: 8200 },
    ]);
  },
);
