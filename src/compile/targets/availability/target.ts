import { isObject } from '../../../base/index.ts';
import { type Environment, isHosted, type Service } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { code, markdownTable } from '../../objects/markdown.ts';
import type { Target } from '../../target.ts';

/** The page that says of everything that runs how many pods it has, and what they are spread over. */
export const target: Target = {
  id: 'availability',
  title: 'how many pods everything has, and what they are spread over',
  needs: [],
  compile({ platform, components }) {
    const last = platform.environments.at(-1);
    if (last === undefined) return { artifacts: [] };
    const rows = [
      ...last.services.filter(({ workload }) => workload !== 'Job' && workload !== 'CronJob').map(serviceRow),
      ...storeRows(last),
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
