import { expect } from 'vitest';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');
const workflow = repository('ai-workflow');

capability(
  'U025',
  {
    title: 'Everything denied but the declared calls',
    where: ['src/compile/objects/network', 'src/verify/rules/network'],
  },
  () => {
    for (const example of Object.keys(examples)) {
      const denials = repository(example)
        .objects('production', 'NetworkPolicy')
        .filter(({ metadata }) => (metadata as { name: string }).name === 'default-deny');
      expect(denials.length, example).toBeGreaterThan(0);
    }
    const policy = JSON.stringify(claims.object('production', 'NetworkPolicy', 'claims-service').spec);
    for (const name of ['web-bff', 'mobile-bff', 'member-service', 'provider-service'])
      expect(policy).toContain(`"app.kubernetes.io/name":"${name}"`);
    expect(policy).toContain('"port":8001');
    expect(policy).toContain('"port":5432');
  },
);

capability(
  'U030',
  {
    title: 'Namespaces with injection and Pod Security',
    where: ['src/compile/objects/namespace/namespace.ts'],
  },
  () => {
    const labels = (name: string) =>
      (workflow.object('production', 'Namespace', name).metadata as { labels: Record<string, string> })
        .labels;
    const security = 'pod-security.kubernetes.io/enforce';
    expect(labels('application')).toMatchObject({ 'istio-injection': 'enabled', [security]: 'restricted' });
    expect(labels('data')).toMatchObject({ 'istio-injection': 'enabled', [security]: 'baseline' });
    expect(labels('infrastructure')).toMatchObject({
      'istio-injection': 'enabled',
      [security]: 'restricted',
    });
    expect(labels('observability')).toMatchObject({ 'istio-injection': 'disabled', [security]: 'baseline' });
    for (const name of ['istio-system', 'argocd'])
      expect(labels(name)).toMatchObject({ 'istio-injection': 'disabled' });
    expect(
      repository('microcrop')
        .objects('production', 'Namespace')
        .map(({ metadata }) => (metadata as { name: string }).name),
    ).toEqual(expect.arrayContaining(['microcrop', 'microcrop-monitoring']));
  },
);

capability(
  'U063',
  {
    title: 'Hardening of images and containers',
    where: ['src/compile/objects/workload/pod.ts', 'src/verify/rules/security'],
    open: 'the images themselves',
  },
  () => {
    for (const example of Object.keys(examples)) {
      for (const { object, pod } of repository(example).cluster('production').workloads) {
        for (const container of (pod.containers ?? []) as object[]) {
          expect(container, `${example} ${object.name}`).toMatchObject({
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
          });
        }
      }
    }
  },
);
