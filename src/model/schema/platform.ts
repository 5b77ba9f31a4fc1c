import { z } from 'zod';
import { cloud, cluster, namespace } from './cluster.ts';
import { perEnvironment } from './environment.ts';
import { choice, described, fields, leaf, sayValue, text, words } from './leaf.ts';
import { hostName, name, named, tags } from './name.ts';
import { service, tag, variables } from './service.ts';
import { external, store } from './store.ts';

const folder = text(
  'a folder inside the output',
  /^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/,
  "Write a relative path with forward slashes and without '..'.",
);

const patch = described(
  leaf<Readonly<Record<string, unknown>>>({ type: 'object' }, (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
      ? { value: value as Readonly<Record<string, unknown>> }
      : {
          reason: `${sayValue(value)} is not a change of an object`,
          fix: 'Write the fields to change: { spec: { ... } }.',
        },
  ),
  { type: 'object' },
);

export const overridableKinds = [
  'ClusterRole',
  'ClusterRoleBinding',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Job',
  'LimitRange',
  'Namespace',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'PriorityClass',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Service',
  'ServiceAccount',
  'StatefulSet',
  'StorageClass',
] as const;

/** The names of the environments: read first, since all else is read by them. */
export const environmentNames = z.array(name('an environment', 20)).min(1);

/** The whole definition, for the given environments. */
export const platform = (environments: readonly string[]) =>
  fields({
    name: name('the platform'),
    purpose: words.optional(),
    domain: hostName.optional(),
    contacts: z.record(z.string(), words).optional(),
    documentation: words.optional(),
    license: words.optional(),
    environments: environmentNames,
    cloud: cloud(environments),
    cluster: cluster(environments).optional(),
    namespaces: named('a namespace', namespace(environments)).optional(),
    images: fields({
      registry: perEnvironment(
        text(
          'a registry path',
          /^[a-z0-9][a-z0-9._:/-]*[a-z0-9]$/,
          "Write it without scheme: 'registry.example.com/team'.",
        ),
        environments,
      ).optional(),
      tag: perEnvironment(tag, environments).optional(),
    }).optional(),
    env: variables(environments).optional(),
    secrets: named(
      'a secret',
      z
        .array(
          text('a key of a secret', /^[\w.-]{1,253}$/, 'Use letters, digits, dots, hyphens and underscores.'),
        )
        .min(1),
    ).optional(),
    stores: named('a store', store(environments)).optional(),
    externals: named('an external system', external).optional(),
    services: named('a service', service(environments)),
    observability: fields({ namespace: name('a namespace', 63).optional() }).optional(),
    edge: fields({ namespace: name('a namespace', 63).optional() }).optional(),
    tags: tags.optional(),
    layout: fields({
      kubernetes: folder.optional(),
      services: folder.optional(),
      stores: folder.optional(),
    }).optional(),
    overrides: z
      .array(
        fields({
          kind: choice(...overridableKinds),
          name: words,
          namespace: words.optional(),
          environments: z
            .array(choice(...environments))
            .min(1)
            .optional(),
          set: patch,
        }),
      )
      .optional(),
  });

/** The definition after reading: right in form, not yet in meaning. */
export type ReadDefinition = z.output<ReturnType<typeof platform>>;
export type ReadService = ReadDefinition['services'][string];
export type ReadStore = NonNullable<ReadDefinition['stores']>[string];
