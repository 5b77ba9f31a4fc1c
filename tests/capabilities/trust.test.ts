import { expect } from 'vitest';
import { rules } from '../../src/verify/index.ts';
import { type Fields, fieldsAt, listAt, textAt } from '../../src/verify/value.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const workflow = repository('ai-workflow');

/** What a pod lacks of Pod Security 'restricted', and of a file system that nobody writes to. */
function faultsOf(pod: Fields): readonly string[] {
  const own = fieldsAt(pod, 'securityContext');
  return [...listAt(pod, 'containers'), ...listAt(pod, 'initContainers')].flatMap((container) => {
    const given = { ...own, ...fieldsAt(container, 'securityContext') };
    const holds = {
      runAsNonRoot: given.runAsNonRoot === true,
      seccomp: textAt(given, 'seccompProfile', 'type') === 'RuntimeDefault',
      escalation: given.allowPrivilegeEscalation === false,
      capabilities: listAt(given, 'capabilities', 'drop').includes('ALL'),
      readOnly: given.readOnlyRootFilesystem === true,
      memory: textAt(container, 'resources', 'limits', 'memory') !== undefined,
    };
    return Object.entries(holds).flatMap(([name, isMet]) => (isMet ? [] : [name]));
  });
}

capability(
  'U075',
  {
    title: 'Encryption at rest and on the way',
    where: ['src/compile/objects/cluster', 'src/compile/objects/mesh/access.ts', 'src/compile/objects/edge'],
    open: 'keys of the cloud, and what Terraform makes',
  },
  () => {
    for (const { provisioner, parameters } of workflow.objects('production', 'StorageClass')) {
      if (provisioner === 'ebs.csi.aws.com') expect(parameters).toMatchObject({ encrypted: 'true' });
    }
    const meshed = workflow.environment('production').namespaces.filter(({ mesh }) => mesh);
    const strict = workflow
      .objects('production', 'PeerAuthentication')
      .filter(({ metadata }) => (metadata as { name: string }).name === 'default');
    expect(strict.map(({ metadata }) => (metadata as { namespace: string }).namespace)).toEqual(
      expect.arrayContaining(meshed.map(({ name }) => name)),
    );
    for (const { spec } of strict) expect(spec).toEqual({ mtls: { mode: 'STRICT' } });
    const servers = workflow
      .objects('production', 'Gateway')
      .flatMap(({ spec }) => (spec as { servers: { port: { protocol: string }; tls?: object }[] }).servers);
    const open = servers.filter(({ port }) => port.protocol === 'HTTP');
    for (const { tls } of open) expect(tls).toMatchObject({ httpsRedirect: true });
  },
);

capability(
  'U076',
  {
    title: 'Zero trust and immutability, checked',
    where: ['src/verify/rules/security', 'src/verify/rules/delivery', 'src/compile/objects/security'],
  },
  () => {
    const known = rules.map(({ id }) => id);
    expect(known).toEqual(
      expect.arrayContaining([
        ...['unconfined-pods', 'unset-pod-security', 'wildcard-rights', 'overshared-secret'],
        ...['mutable-image-tag', 'self-heal-fights-autoscaler', 'authorization-blocks-call'],
        'image-outside-allowed-registries',
      ]),
    );
    for (const example of Object.keys(examples)) {
      const { workloads } = repository(example).cluster('production');
      const images = workloads.flatMap(({ pod }) =>
        ((pod.containers ?? []) as { image: string }[]).map(({ image }) => image),
      );
      for (const image of images) expect(image).toMatch(/:[^:/]*\d[^:/]*$|@sha256:/);
      // An account of its own, or none that anybody could use.
      for (const { pod, object } of workloads.filter(({ podPath }) => podPath !== undefined)) {
        const hasNone = pod.automountServiceAccountToken === false;
        expect(hasNone || typeof pod.serviceAccountName === 'string', `${example} ${object.name}`).toBe(true);
        // An agent that reads the logs of its node needs what no other pod has.
        if (object.name !== 'fluentd') expect(faultsOf(pod), `${example} ${object.name}`).toEqual([]);
      }
    }
  },
);

capability(
  'U082',
  {
    title: 'Business metrics and their dashboards',
    where: ['src/compile/objects/dashboards', 'src/model/definition/service.ts'],
  },
  () => {
    const business = [...workflow.files].find(([path]) => path.endsWith('/ai-workflow-business.json'));
    const queries = String(business?.[1]);
    for (const metric of ['workflows_created_total', 'workflows_completed_total'])
      expect(queries).toContain(metric);
    expect(JSON.parse(queries)).toMatchObject({
      title: expect.any(String),
      schemaVersion: expect.any(Number),
    });
  },
);
