import { isObject, type JsonObject, valueAt } from '../../../base/index.ts';
import { type Environment, isHosted, type Platform, type Service } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { code, markdownTable } from '../../objects/markdown.ts';
import type { Unit } from '../../objects/unit.ts';
import type { Target } from '../../target.ts';

/** The page that says of everything that runs how many pods it has, and what they are spread over. */
export const target: Target = {
  id: 'availability',
  title: 'how many pods everything has, and what they are spread over',
  needs: [],
  compile({ platform, units, components }) {
    const last = platform.environments.at(-1);
    if (last === undefined) return { artifacts: [] };
    const rows = [
      ...last.services.filter(({ workload }) => workload !== 'Job' && workload !== 'CronJob').map(serviceRow),
      ...storeRows(last),
      ...otherRows(platform, last, units),
      ...(components.get(last.name) ?? []).map(componentRow),
    ];
    const text = `# What stays up, in ${last.name}

How many pods everything has, what they are spread over, and how many may go at once.

${markdownTable(['what', 'as', 'pods', 'spread over', 'may go at once'], rows)}
`;
    return { artifacts: [{ format: 'text', path: 'docs/availability.md', text, from: ['services'] }] };
  },
};

function serviceRow(service: Service): readonly string[] {
  const { minimum, maximum } = service.replicas;
  const { disruption, placement } = service;
  const each = service.workload === 'DaemonSet';
  const spread = [`zones ${placement.zones}`, `nodes ${placement.hosts}`].join(', ');
  return [
    code(service.name),
    service.workload,
    each ? 'one on each node' : minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`,
    each ? 'all nodes' : minimum > 1 ? spread : 'nothing: one pod',
    'maxUnavailable' in disruption
      ? String(disruption.maxUnavailable)
      : `all above ${disruption.minAvailable}`,
  ];
}

function storeRows({ stores, cloud }: Environment): readonly (readonly string[])[] {
  return stores
    .filter((store) => store.type !== 'bucket' || (store.runs === 'cluster' && !isHosted(store)))
    .map((store) => [
      code(store.name),
      `${store.type}, ${store.runs === 'managed' ? 'by the cloud' : 'in the cluster'}`,
      String(store.instances),
      store.instances > 1 ? `${Math.min(store.instances, cloud.zones)} zones` : 'nothing: one instance',
      store.instances > 1 ? '1' : '0',
    ]);
}

/** What runs beside services and stores by objects of its own: what watches them, what brings their logs. */
function otherRows(
  { layout }: Platform,
  { name }: Environment,
  units: readonly Unit[],
): readonly (readonly string[])[] {
  return units
    .filter(({ folder }) => ![layout.services, layout.stores].some((one) => folder.startsWith(`${one}/`)))
    .flatMap(({ parts }) => {
      const objects = (parts.get(name)?.objects ?? []).map(({ value }) => value);
      return objects
        .filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(String(kind)))
        .map((object) => objectRow(object, objects));
    });
}

function objectRow(object: JsonObject, objects: readonly JsonObject[]): readonly string[] {
  const name = valueAt(object, ['metadata', 'name']);
  const each = object.kind === 'DaemonSet';
  const pods = Number(valueAt(object, ['spec', 'replicas']) ?? 1);
  const budget = objects.find(
    ({ kind, metadata }) => kind === 'PodDisruptionBudget' && valueAt(metadata, ['name']) === name,
  );
  const update = ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'];
  const away = valueAt(budget, ['spec', 'maxUnavailable']) ?? (each ? (valueAt(object, update) ?? 1) : pods);
  return [
    code(String(name)),
    String(object.kind),
    each ? 'one on each node' : String(pods),
    each ? 'all nodes' : pods > 1 ? spreadOf(object) : 'nothing: one pod',
    String(away),
  ];
}

function spreadOf(object: JsonObject): string {
  const pod = ['spec', 'template', 'spec'];
  const zones = valueAt(object, [...pod, 'topologySpreadConstraints', 0, 'whenUnsatisfiable']);
  const nodes = valueAt(object, [...pod, 'affinity', 'podAntiAffinity']);
  const rules = [
    ...(zones === undefined ? [] : [`zones ${zones === 'DoNotSchedule' ? 'required' : 'preferred'}`]),
    ...(isObject(nodes)
      ? [`nodes ${Object.keys(nodes)[0]?.startsWith('required') ? 'required' : 'preferred'}`]
      : []),
  ];
  return rules.length === 0 ? 'nothing stated' : rules.join(', ');
}

function componentRow({ name, purpose, values }: Component): readonly string[] {
  const said = replicasIn(values.value, '')
    .map(([place, count]) => (place === '' ? `${count}` : `${place} ${count}`))
    .join(', ');
  return [code(name), purpose, said || "the chart's own number", "the chart's own rules", '-'];
}

/** Fields by which charts state a number of pods. */
const counts = ['replicas', 'replicaCount', 'autoscaleMin', 'minReplicas'];

/** The numbers of pods that values state, by the part of the chart. */
function replicasIn(value: unknown, place: string): readonly (readonly [string, number])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, number])[] => {
    if (typeof inner === 'number') return counts.includes(key) && inner > 0 ? [[place, inner]] : [];
    return replicasIn(inner, place === '' ? key : `${place}.${key}`);
  });
}
