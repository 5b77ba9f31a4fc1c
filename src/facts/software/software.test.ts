import { describe, expect, it } from 'vitest';
import { plain } from '../../base/index.ts';
import { readFacts } from '../read-facts.ts';

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec: { template: { metadata: { labels: { app: api } }, spec: { containers: [] } } }
`;
const overlays = {
  'overlays/staging/kustomization.yaml': 'resources: [api.yaml]\n',
  'overlays/staging/api.yaml': workload,
  'overlays/production/kustomization.yaml': 'resources: [api.yaml]\n',
  'overlays/production/api.yaml': workload,
};

function softwareOf(files: Readonly<Record<string, string>>, cluster: string): readonly string[] {
  const facts = readFacts(Object.entries({ ...overlays, ...files }).map(([path, text]) => ({ path, text })));
  const found = facts.clusters.find(({ name }) => name === cluster)?.software ?? [];
  return found.map(
    ({ name, software, chart, at }) => `${name} ${software} ${chart?.version} ${at.file}:${at.line}`,
  );
}

const helmfile = (name: string) => `repositories:
  - name: jetstack
    url: https://charts.jetstack.io
releases:
  - name: ${name}
    namespace: cert-manager
    chart: jetstack/cert-manager
    version: v1.21.1
    values: [values.yaml]
  - name: off
    chart: jetstack/trust-manager
    installed: false
  - name: own
    chart: ./charts/own
`;

const application = (name: string, cluster: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { name: ${cluster}, namespace: keda }
  sources:
    - repoURL: https://kedacore.github.io/charts
      chart: keda
      targetRevision: 2.20.2
      helm: { valueFiles: [$values/components/keda/values.yaml], valuesObject: { operator: { replicaCount: 2 } } }
    - repoURL: https://github.com/shop/platform
      targetRevision: main
      ref: values
`;

describe('software that is installed', () => {
  it('is found in a helmfile that all environments share', () => {
    const files = { 'helmfile.yaml': helmfile('certificates') };
    for (const cluster of ['overlays/staging', 'overlays/production'])
      expect(softwareOf(files, cluster)).toEqual(['certificates cert-manager v1.21.1 helmfile.yaml:5']);
  });

  it('is found in the helmfile of its own environment alone', () => {
    const files = {
      'overlays/staging/helmfile.yaml': helmfile('one'),
      'charts/production/helmfile.yaml': helmfile('two'),
    };
    expect(softwareOf(files, 'overlays/staging')).toEqual([
      'one cert-manager v1.21.1 overlays/staging/helmfile.yaml:5',
    ]);
    expect(softwareOf(files, 'overlays/production')).toEqual([
      'two cert-manager v1.21.1 charts/production/helmfile.yaml:5',
    ]);
  });

  it('is found in Applications, by their folder and the cluster that they are for', () => {
    const files = {
      'argocd/staging.yaml': application('a', 'in-cluster'),
      'argocd/apps.yaml': application('b', 'eu-production'),
      'argocd/both.yaml': application('c', 'in-cluster'),
    };
    expect(softwareOf(files, 'overlays/staging')).toEqual([
      'a keda 2.20.2 argocd/staging.yaml:7',
      'c keda 2.20.2 argocd/both.yaml:7',
    ]);
    expect(softwareOf(files, 'overlays/production').map((line) => line[0])).toEqual(['b', 'c']);
  });

  it('is found where a kustomization takes the manifests of its makers', () => {
    const address =
      'https://github.com/rabbitmq/cluster-operator/releases/download/v2.20.0/cluster-operator.yml';
    const files = { 'operators/rabbitmq/kustomization.yaml': `resources:\n  - ${address}\n` };
    expect(softwareOf(files, 'overlays/staging')).toEqual([
      'rabbitmq rabbitmq-cluster-operator undefined operators/rabbitmq/kustomization.yaml:2',
    ]);
  });

  it('carries its values in the order in which they count', () => {
    const { clusters } = readFacts([
      { path: 'a/app.yaml', text: application('keda', 'in-cluster') },
      { path: 'components/keda/values.yaml', text: 'operator: { replicaCount: 1 }\n' },
    ]);
    expect(clusters[0]?.software[0]?.values.map(plain)).toEqual([
      { operator: { replicaCount: 1 } },
      { operator: { replicaCount: 2 } },
    ]);
  });

  it('is not guessed from templates', () => {
    const { unread } = readFacts([
      { path: 'helmfile.yaml.gotmpl', text: 'releases:\n{{ range .Values.all }}\n- name: x\n{{ end }}\n' },
    ]);
    expect(unread).toEqual([
      { path: 'helmfile.yaml.gotmpl', reason: 'templates of helmfile are not rendered' },
    ]);
  });
});
