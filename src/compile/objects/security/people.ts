import type { Sourced } from '../../../base/index.ts';
import type { Role, RoleBinding } from '../../../kubernetes/index.ts';
import type { Environment, Platform, Rights } from '../../../model/index.ts';
import type { Contribution } from '../area.ts';
import { namespaceFolder } from '../folders.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';

/** The role of those who may roll out: it names what a release touches, and no Secrets. */
const deployer = 'deployer';

/** What groups of people may do in the namespaces of the platform, and nowhere else. */
export function peopleRights(platform: Platform, environment: Environment): readonly Contribution[] {
  const { people } = environment.security;
  if (people.length === 0) return [];
  return environment.namespaces.map(({ name, path }) => ({
    folder: namespaceFolder(name),
    from: path,
    objects: [
      ...(people.some(({ may }) => may === 'deploy') ? [deployRole(platform, environment, name)] : []),
      ...people.map((one) => binding(platform, name, one)),
    ],
  }));
}

function deployRole(platform: Platform, environment: Environment, namespace: string): Sourced {
  const role: Role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: deployer, namespace, labels: labelsOf(platform, deployer, 'people') },
    rules: [
      {
        apiGroups: ['apps'],
        resources: ['deployments', 'statefulsets', 'daemonsets'],
        verbs: ['get', 'list', 'watch', 'patch'],
      },
      {
        apiGroups: ['apps'],
        resources: ['deployments/scale', 'statefulsets/scale'],
        verbs: ['get', 'patch', 'update'],
      },
      { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: ['get', 'list', 'watch', 'create'] },
      { apiGroups: [''], resources: ['pods', 'pods/log', 'events'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['configmaps', 'services'], verbs: ['get', 'list', 'watch'] },
    ],
  };
  return sourced(role, [...environment.security.path, 'people'], {
    comments: {
      rules: 'Rolling out, back and up; neither Secrets nor a shell in a pod, which would show them.',
    },
  });
}

/** The roles view and admin are those that Kubernetes itself brings. */
function binding(platform: Platform, namespace: string, { group, may, path }: Rights): Sourced {
  const name = `${may}-${group
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')}`;
  const object: RoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'people') },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: may === 'deploy' ? 'Role' : 'ClusterRole',
      name: may === 'deploy' ? deployer : may,
    },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
  };
  return sourced(object, path);
}
