import { z } from 'zod';
import { cloud, cluster, namespace } from './cluster.ts';
import { delivery } from './delivery.ts';
import { edge } from './edge.ts';
import { perEnvironment } from './environment.ts';
import { goals } from './goals.ts';
import { registry, tag } from './image.ts';
import { tagsOf } from './label.ts';
import { fields, text, words } from './leaf.ts';
import { mesh } from './mesh.ts';
import { hostName, keyed, name, named } from './name.ts';
import { observability } from './observability.ts';
import { override } from './override.ts';
import { security } from './security.ts';
import { service, variables } from './service.ts';
import { external, store } from './store.ts';

const folder = text(
  'a folder inside the output',
  /^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/,
  "Write a relative path with forward slashes and without '..'.",
);

const secretKeys = z
  .array(text('a key of a secret', /^[\w.-]{1,253}$/, 'Use letters, digits, dots, hyphens and underscores.'))
  .min(1);

/** The name of an environment: short, since it becomes part of many names. */
export const environment = name('an environment', 20);

export const images = (environments: readonly string[]) =>
  fields({
    registry: perEnvironment(registry, environments).optional(),
    tag: perEnvironment(tag, environments).optional(),
  });

export const layout = fields({
  kubernetes: folder.optional(),
  helm: folder.optional(),
  services: folder.optional(),
  stores: folder.optional(),
});

/** The whole definition, for the given environments. */
export const platform = (environments: readonly string[]) =>
  fields({
    name: name('the platform'),
    purpose: words.optional(),
    domain: hostName.optional(),
    contacts: keyed(words, /\S/, 'a role', 'Write who it is: on call, lead ...').optional(),
    documentation: words.optional(),
    license: words.optional(),
    environments: z.array(environment).min(1),
    cloud: cloud(environments),
    cluster: cluster(environments).optional(),
    namespaces: named('a namespace', namespace(environments)).optional(),
    images: images(environments).optional(),
    env: variables(environments).optional(),
    secrets: named('a secret', secretKeys).optional(),
    stores: named('a store', store(environments)).optional(),
    externals: named('an external system', external).optional(),
    services: named('a service', service(environments)),
    goals: goals(environments).optional(),
    observability: observability(environments).optional(),
    security: security(environments).optional(),
    mesh: mesh(environments).optional(),
    edge: edge(environments).optional(),
    tags: tagsOf(environments).optional(),
    layout: layout.optional(),
    delivery: delivery(environments).optional(),
    overrides: z.array(override(environments)).optional(),
  });

/** The definition after reading: right in form, not yet in meaning. */
export type ReadDefinition = z.output<ReturnType<typeof platform>>;
export type ReadService = ReadDefinition['services'][string];
export type ReadStore = NonNullable<ReadDefinition['stores']>[string];
