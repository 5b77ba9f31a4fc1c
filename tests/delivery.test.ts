import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { plain } from '../src/base/index.ts';
import { readFacts } from '../src/facts/index.ts';
import { software } from '../src/kubernetes/index.ts';
import { compiled } from './tools/compiled.ts';
import { definitions } from './tools/definitions.ts';

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

interface Application {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly project: string;
    readonly source?: { readonly path: string };
    readonly sources?: readonly {
      readonly repoURL: string;
      readonly targetRevision: string;
      readonly helm?: { readonly valueFiles: readonly string[] };
    }[];
    readonly destination: { readonly namespace?: string };
  };
}

describe.each(Object.entries(definitions))('the delivery of %s', (_, definition) => {
  const { platform, files } = compiled(definition);
  const { clusters } = readFacts(files);
  const paths = files.map(({ path }) => path);

  it('installs every component in the version that its values were written for', () => {
    for (const environment of platform.environments) {
      const overlay = clusters.find(
        ({ name }) => name === `${platform.layout.kubernetes}/overlays/${environment.name}`,
      );
      for (const one of overlay?.software ?? []) {
        expect(one.software, one.name).toBeDefined();
        if (one.software === undefined || one.chart === undefined) continue;
        expect(one.chart.version).toBe(software(one.software).chart?.version);
        expect(one.values.length, one.name).toBeGreaterThan(0);
      }
    }
  });

  it.skipIf(!hasShellcheck)('is started by scripts that shellcheck, which is needed here, passes', () => {
    for (const { path, text } of files.filter((file) => file.path.endsWith('.sh'))) {
      const { stdout, status } = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' });
      expect(stdout, path).toBe('');
      expect(status, path).toBe(0);
    }
  });

  it('starts from nothing with folders and releases that are there', () => {
    for (const { path, text } of files.filter((file) => file.path.endsWith('/bootstrap.sh'))) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      for (const [, applied] of text.matchAll(/^apply (\S+)$/gm))
        expect(paths).toContain(`${folder}/${applied}/kustomization.yaml`);
      const helmfile = files.find((file) => file.path === `${folder}/helmfile.yaml`)?.text ?? '';
      for (const [, release] of text.matchAll(/^release (\S+)$/gm))
        expect(helmfile).toContain(`- name: ${release}\n`);
    }
  });

  it('has Applications of folders and values that are there, in projects that let them through', () => {
    const prefix = platform.delivery.folder === '' ? '' : `${platform.delivery.folder}/`;
    for (const cluster of clusters.filter(({ name }) => name.includes('/argocd/'))) {
      const projects = new Map(cluster.ofKind('AppProject').map((one) => [one.name, one.value]));
      const applications = cluster.ofKind('Application');
      expect(applications.length).toBeGreaterThan(1);
      for (const object of applications) {
        const { metadata, spec } = object.value as unknown as Application;
        const folder = spec.source?.path;
        if (folder !== undefined)
          expect(paths).toContain(`${folder.slice(prefix.length)}/kustomization.yaml`);
        for (const file of spec.sources?.flatMap(({ helm }) => helm?.valueFiles ?? []) ?? [])
          expect(paths).toContain(file.replace(`$values/${prefix}`, ''));
        const project = projects.get(spec.project)?.spec as {
          readonly sourceRepos: readonly string[];
          readonly destinations: readonly { readonly namespace: string }[];
        };
        for (const { repoURL } of spec.sources ?? []) expect(project.sourceRepos).toContain(repoURL);
        const { namespace } = spec.destination;
        if (namespace !== undefined)
          expect(
            project.destinations.map((one) => one.namespace),
            metadata.name,
          ).toContain(namespace);
      }
    }
  });
});

describe('Argo CD', () => {
  const { files } = compiled(definitions['ai-workflow']);
  const { clusters } = readFacts(files);
  const overlay = clusters.find(({ name }) => name === 'kubernetes/overlays/production');
  const applications = clusters
    .find(({ name }) => name === 'kubernetes/argocd/production')
    ?.ofKind('Application');

  it('has two servers, two repo servers and one controller, and nobody logs in as admin', () => {
    const argo = overlay?.software.find(({ software: name }) => name === 'argo-cd');
    expect(argo?.values.map(plain)).toMatchObject([
      {
        server: { replicas: 2 },
        repoServer: { replicas: 2 },
        controller: { replicas: 1 },
        'redis-ha': { enabled: true },
        configs: { cm: { 'admin.enabled': false } },
      },
    ]);
  });

  it('syncs by itself, prunes, heals, and tries again', () => {
    for (const { value } of applications ?? [])
      expect(value.spec).toMatchObject({
        syncPolicy: { automated: { prune: true, selfHeal: true }, retry: { limit: 10 } },
      });
  });

  it('never deletes what holds data', () => {
    for (const kind of ['Namespace', 'Cluster', 'RabbitmqCluster']) {
      const objects = overlay?.ofKind(kind) ?? [];
      expect(objects.length).toBeGreaterThan(0);
      for (const { value } of objects)
        expect(value.metadata).toMatchObject({
          annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
        });
    }
  });

  it('brings operators before what they serve, and stores before the services that call them', () => {
    const wave = (name: string) => {
      const found = applications?.find((one) => one.name === name)?.value as unknown as
        | Application
        | undefined;
      return Number(found?.metadata.annotations?.['argocd.argoproj.io/sync-wave']);
    };
    expect(wave('namespaces-data')).toBeLessThan(wave('stores-queue'));
    expect(wave('stores-queue')).toBeLessThan(wave('services-llm-agent-service'));
    expect(wave('keda')).toBeLessThan(wave('services-llm-agent-service'));
  });
});

describe('the page of what stays up', () => {
  const { files } = compiled(definitions['ai-workflow']);
  const page = files.find(({ path }) => path === 'docs/availability.md')?.text ?? '';
  const row = (name: string) => page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));

  it('has the pods of services, stores and components, and what they are spread over', () => {
    expect(row('llm-agent-service')).toContain('| 3 to 20 | zones required');
    expect(row('keycloak')).toContain('| 3 | zones required, nodes required');
    expect(row('keycloak-postgres')).toContain('| 3 | 3 zones |');
    expect(row('argo-cd')).toContain('controller 1, server 2, repoServer 2 |');
  });
});
