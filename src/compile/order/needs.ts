import { isObject, type JsonObject } from '../../base/index.ts';
import { askedMonitors, groupOf, podSpecPath, servedBy } from '../../kubernetes/index.ts';
import type { Environment, Platform } from '../../model/index.ts';
import type { Component } from '../objects/area.ts';
import { serviceFolder, storeFolder } from '../objects/folders.ts';
import { mentionsOf } from './mentions.ts';

/** Why one step comes after another. */
export interface Need {
  /** Id of the step that comes first. */
  readonly id: string;
  readonly why: string;
  /** Whether nothing works without it; what is not hard gives way where steps need each other in a circle. */
  readonly hard: boolean;
}

/** Something that is brought into a cluster at once: a folder of the overlay, or a component. */
export interface Step {
  /** The folder below the overlay, or 'components/<name>'. */
  readonly id: string;
  /** What people call it: the name of the service, store, namespace or component. */
  readonly name: string;
  readonly component: Component | undefined;
  readonly objects: readonly JsonObject[];
}

/** API group of the kinds by which Prometheus is told what to read. */
const monitorGroup = 'monitoring.coreos.com';

export function componentId(name: string): string {
  return `components/${name}`;
}

/** What each step of an environment needs, by its id. */
export function needsOf(
  platform: Platform,
  environment: Environment,
  steps: readonly Step[],
): ReadonlyMap<string, readonly Need[]> {
  const made = new Map<string, string>();
  for (const { id, objects } of steps) for (const key of objects.flatMap(madeKeys)) made.set(key, id);
  const components = steps.flatMap(({ component }) => component ?? []);
  const ids = new Set(steps.map(({ id }) => id));
  const declared = declaredNeeds(platform, environment);
  const meshed = new Set(environment.namespaces.filter(({ mesh }) => mesh).map(({ name }) => name));
  return new Map(
    steps.map((step) => {
      const all = [
        ...(step.component === undefined ? [] : componentNeeds(step.component, made, components)),
        ...step.objects.flatMap((object) => objectNeeds(object, made, components)),
        ...(declared.get(step.id) ?? []),
        ...sidecarNeeds(step, meshed, components),
      ];
      const known = new Map<string, Need>();
      for (const need of all) {
        if (need.id === step.id || !ids.has(need.id) || known.get(need.id)?.hard === true) continue;
        known.set(need.id, need);
      }
      return [step.id, [...known.values()]] as const;
    }),
  );
}

/** Kinds for which an operator makes pods, as 'group/Kind'. */
const podMakers = [
  'k8s.keycloak.org/Keycloak',
  'postgresql.cnpg.io/Cluster',
  'postgresql.cnpg.io/Pooler',
  'rabbitmq.com/RabbitmqCluster',
];

/** Pods of the mesh get their sidecar when they are made, from a control plane that must be there. */
function sidecarNeeds(
  { objects }: Step,
  meshed: ReadonlySet<string>,
  components: readonly Component[],
): readonly Need[] {
  const runs = objects.some(({ apiVersion, kind, metadata }) => {
    const { namespace = '' } = metadata as { readonly namespace?: string };
    if (!meshed.has(namespace)) return false;
    return (
      podSpecPath(String(kind)) !== undefined || podMakers.includes(`${groupOf(String(apiVersion))}/${kind}`)
    );
  });
  const planes = runs ? components.filter(({ software }) => software === 'istiod') : [];
  return planes.map(({ name }) => ({
    id: componentId(name),
    why: 'its pods get their sidecar from it',
    hard: true,
  }));
}

/** What an object brings that others may mention, as 'what:namespace/name'. */
function madeKeys(object: JsonObject): readonly string[] {
  const { name, namespace = '' } = object.metadata as { readonly name: string; readonly namespace?: string };
  const spec = (isObject(object.spec) ? object.spec : {}) as JsonObject;
  const named = [`${object.kind}:${namespace}/${name}`];
  switch (object.kind) {
    case 'ExternalSecret': {
      const target = isObject(spec.target) && typeof spec.target.name === 'string' ? spec.target.name : name;
      return [...named, `Secret:${namespace}/${target}`];
    }
    case 'VaultDynamicSecret': {
      const target = isObject(spec.destination) ? spec.destination.name : undefined;
      return typeof target === 'string' ? [...named, `Secret:${namespace}/${target}`] : named;
    }
    case 'SealedSecret':
      return [...named, `Secret:${namespace}/${name}`];
    case 'Certificate':
      return typeof spec.secretName === 'string'
        ? [...named, `Secret:${namespace}/${spec.secretName}`]
        : named;
    default:
      return named;
  }
}

function componentNeeds(
  component: Component,
  made: ReadonlyMap<string, string>,
  components: readonly Component[],
): readonly Need[] {
  const home = made.get(`Namespace:/${component.namespace}`);
  return [
    ...(home === undefined ? [] : [{ id: home, why: 'its namespace', hard: true }]),
    ...askedMonitors(component.values.value).flatMap(({ kind }) =>
      serving(components, monitorGroup, kind, `its chart makes a ${kind}, which it serves`),
    ),
    ...component.needs.map((name) => ({ id: componentId(name), why: `it works with ${name}`, hard: true })),
    ...mentionsOf(component.values.value, component.namespace).flatMap((key) => {
      const id = made.get(key);
      return id === undefined ? [] : [{ id, why: `it mentions ${wordsOf(key)}`, hard: false }];
    }),
  ];
}

function objectNeeds(
  object: JsonObject,
  made: ReadonlyMap<string, string>,
  components: readonly Component[],
): readonly Need[] {
  const group = groupOf(String(object.apiVersion));
  const { namespace = '' } = object.metadata as { readonly namespace?: string };
  const home = made.get(`Namespace:/${namespace}`);
  return [
    ...(namespace === '' || home === undefined ? [] : [{ id: home, why: 'its namespace', hard: true }]),
    ...serving(components, group, String(object.kind), `it serves ${object.kind}`),
    ...mentionsOf(object, namespace).flatMap((key) => {
      const id = made.get(key);
      return id === undefined ? [] : [{ id, why: `it mentions ${wordsOf(key)}`, hard: false }];
    }),
  ];
}

/** The components that serve a kind. */
function serving(
  components: readonly Component[],
  group: string,
  kind: string,
  why: string,
): readonly Need[] {
  const servers = servedBy(group, kind);
  return components
    .filter(({ software }) => servers.includes(software))
    .map(({ name }) => ({ id: componentId(name), why, hard: true }));
}

/** 'Secret:shop/api' as people say it. */
function wordsOf(key: string): string {
  const [what = '', place = ''] = key.split(':');
  return `${what} ${place.slice(place.indexOf('/') + 1)}`;
}

/** Stores before the services that call them, callees before their callers. */
function declaredNeeds(platform: Platform, environment: Environment): ReadonlyMap<string, readonly Need[]> {
  return new Map(
    environment.services.map((service) => [
      serviceFolder(platform, service.name),
      [
        ...service.calls.stores.map((store) => ({
          id: storeFolder(platform, store),
          why: `it calls ${store}`,
          hard: true,
        })),
        ...service.calls.services.map((callee) => ({
          id: serviceFolder(platform, callee),
          why: `it calls ${callee}`,
          hard: false,
        })),
      ],
    ]),
  );
}
