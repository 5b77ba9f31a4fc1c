import { expect } from 'vitest';
import { parseYaml, plain } from '../../src/base/index.ts';
import { compiled } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

function yaml(files: ReadonlyMap<string, string>, file: string): unknown {
  const [document] = parseYaml({ file, text: files.get(file) ?? '' }).documents;
  return document === undefined ? undefined : plain(document);
}

capability(
  'U033',
  {
    title: 'Helm charts with values for each environment; install, upgrade and rollback',
    where: ['src/compile/targets/helm', 'src/verify/rules/helm', 'tests/helm.test.ts'],
  },
  () => {
    const policy = repository('open-policy').files;
    const root = 'infrastructure/helm';
    const platform = `${root}/charts/openpolicy-platform`;
    for (const environment of ['development', 'staging', 'production'])
      expect(policy.has(`${root}/values/${environment}.yaml`)).toBe(true);
    for (const chart of ['api-service', 'web-interface'])
      for (const kind of ['deployment', 'service'])
        expect(policy.has(`${platform}/charts/${chart}/templates/${kind}.yaml`)).toBe(true);
    for (const template of [
      'prometheus/stateful-set',
      'alertmanager/stateful-set',
      'config-map-grafana-dashboards',
    ])
      expect(policy.has(`${platform}/charts/monitoring-stack/templates/${template}.yaml`)).toBe(true);
    const page = policy.get('README.md');
    expect(page).toContain(`helm upgrade --install openpolicy-platform ${platform} \\`);
    expect(page).toContain(`--values ${root}/values/production.yaml`);
    expect(page).toContain('--create-namespace');
    expect(page).toContain('--atomic --wait --timeout 10m');
    expect(page).toMatch(/helm rollback openpolicy-platform --namespace \S+ --wait/);

    const workflow = repository('ai-workflow').files;
    const chart = 'helm/charts/ai-workflow/charts/llm-agent-service';
    expect(yaml(workflow, `${chart}/values.yaml`)).toMatchObject({
      image: { repository: 'platform/llm-agent-service', tag: 'v1.2.3' },
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
      autoscaling: {
        enabled: true,
        minReplicas: 3,
        maxReplicas: 20,
        targetCPUUtilizationPercentage: 70,
        targetMemoryUtilizationPercentage: 80,
      },
      service: { type: 'ClusterIP', port: 8080 },
      env: expect.arrayContaining([
        {
          name: 'DATABASE_URL',
          valueFrom: { secretKeyRef: { name: 'llm-agent-db.llm-agent-service', key: 'url' } },
        },
      ]),
    });
    expect(yaml(workflow, `${chart}/values.yaml`)).toMatchObject({ replicaCount: 3 });
  },
);

capability(
  'U035',
  {
    title: 'Kubernetes objects owned by Terraform, which installs the charts',
    where: ['src/compile/targets/terraform-release', 'tests/terraform-release.test.ts'],
  },
  () => {
    const { files } = compiled({
      ...(examples['open-policy'] as object),
      delivery: { helm: { chart: 'openpolicy-platform' }, terraform: true },
    });
    const main = files.find(({ path }) => path === 'terraform/kubernetes/production/main.tf')?.text;
    expect(main).toContain('resource "helm_release" "platform"');
    expect(main).toContain('infrastructure/helm/charts/openpolicy-platform');
    // The namespace and the three pods of api-service come by the chart, with requests, limits and probes.
    const chart = 'infrastructure/helm/charts/openpolicy-platform/charts';
    const text = (path: string) => files.find((file) => file.path === `${chart}/${path}`)?.text;
    expect(text('namespaces/templates/openpolicy/namespace.yaml')).toContain('name: openpolicy');
    expect(text('api-service/templates/deployment.yaml')).toMatch(/livenessProbe:[\s\S]*readinessProbe:/);
    expect(text('api-service/values.yaml')).toContain('replicaCount: 3');
  },
);
