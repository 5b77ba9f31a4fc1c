import { expect } from 'vitest';
import { UserError } from '../../src/base/index.ts';
import { readFacts } from '../../src/facts/index.ts';
import { compiled } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const workflows = repository('ai-workflow');
const microcrop = repository('microcrop');

capability(
  'U094',
  {
    title: 'GitOps with Argo CD: installation, Application of Applications, sync policy, workflow',
    where: ['src/compile/targets/gitops', 'src/compile/objects/delivery'],
  },
  () => {
    const argo = workflows.cluster('production').software.find(({ software }) => software === 'argo-cd');
    expect(argo).toMatchObject({
      namespace: 'argocd',
      chart: { repository: 'https://argoproj.github.io/argo-helm' },
    });
    const values = workflows.files.get('kubernetes/components/argo-cd/values.yaml') ?? '';
    expect(values).toContain('controller:\n');
    expect(values.match(/^ {2}replicas: 2$/gm)).toHaveLength(2);
    const root = workflows.files.get('kubernetes/argocd/production/root.yaml') ?? '';
    expect(root).toContain('repoURL: https://github.com/org/platform-gitops');
    expect(root).toContain('targetRevision: main');
    expect(root).toContain('prune: true\n      selfHeal: true');
    expect(root).not.toContain('project: default');
    const page = workflows.files.get('README.md') ?? '';
    expect(page).toContain('## How a change reaches a cluster');
  },
);

capability(
  'U095',
  {
    title: 'Deployment in the order of dependencies, with readiness between the steps',
    where: ['src/compile/order', 'src/compile/targets/bootstrap'],
  },
  () => {
    const script = microcrop.files.get('infra/kubernetes/overlays/production/bootstrap.sh') ?? '';
    const places = [
      'apply namespaces/microcrop\n',
      'manifests rabbitmq-cluster-operator ',
      'apply services/rabbitmq\n',
      'condition microcrop rabbitmqcluster.rabbitmq.com/rabbitmq AllReplicasReady\n',
      'apply apps/backend\n',
      'condition microcrop rollout.argoproj.io/backend Available\n',
    ].map((line) => script.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  },
);

capability(
  'U113',
  {
    title: 'Roadmap as an ordered plan, checked against what needs what',
    where: ['src/compile/order/phases.ts'],
  },
  () => {
    const page = workflows.files.get('docs/bootstrap.md') ?? '';
    for (const phase of ['Phase 1 (weeks 1-2)', 'Phase 6 (weeks 9-10)'])
      expect(page).toContain(`### ${phase}`);
    const second = page.slice(page.indexOf('### Phase 2'), page.indexOf('### Phase 3'));
    expect(second).toContain('`stores/keycloak-postgres`');
    expect(second).toContain('`services/keycloak`');
    const phases = [
      { name: 'Phase 2', brings: ['keycloak'] },
      { name: 'Phase 3', brings: ['stores'] },
    ];
    const definition = { ...(examples['ai-workflow'] as object), delivery: { phases } };
    let diagnostics: UserError['diagnostics'] = [];
    try {
      compiled(definition);
    } catch (error) {
      if (error instanceof UserError) diagnostics = error.diagnostics;
    }
    expect(diagnostics.map(({ path, reason }) => [path?.join('.'), reason])).toEqual([
      [
        'delivery.phases.0.brings.0',
        "'Phase 2' brings keycloak before keycloak-postgres, which it needs and which only 'Phase 3' brings",
      ],
    ]);
    expect(readFacts([...workflows.files].map(([path, text]) => ({ path, text }))).problems).toEqual([]);
  },
);
