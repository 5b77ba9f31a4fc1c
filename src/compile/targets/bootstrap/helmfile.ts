import type { Artifact, JsonObject } from '../../../base/index.ts';
import { software } from '../../../kubernetes/index.ts';
import type { Platform } from '../../../model/index.ts';
import { componentFolder } from '../../objects/folders.ts';
import type { PlannedStep } from '../../order/plan.ts';

/** Seconds that a release may take until its pods are ready. */
const timeout = 600;

/**
 * The charts of an environment with their pinned versions, their values and their order, for helmfile; undefined
 * where the environment needs none.
 * @param written the paths of all values files
 */
export function helmfile(
  platform: Platform,
  environment: string,
  plan: readonly PlannedStep[],
  written: ReadonlySet<string>,
): Artifact | undefined {
  const charts = plan.flatMap(({ component, needs }) => {
    const chart = component === undefined ? undefined : software(component.software).chart;
    return component === undefined || chart === undefined ? [] : [{ component, chart, needs }];
  });
  if (charts.length === 0) return undefined;
  const folder = `${platform.layout.kubernetes}/overlays/${environment}`;
  const names = new Map<string, string>();
  for (const { chart } of charts) {
    if (!isRegistry(chart.repository)) names.set(chart.repository, nameOf(chart.repository));
  }
  const releases = charts.map(({ component, chart, needs }): JsonObject => {
    const values = ['values.yaml', `values-${environment}.yaml`]
      .map((file) => `${componentFolder(platform, component.name)}/${file}`)
      .filter((path) => written.has(path));
    const before = needs.flatMap(({ id }) => {
      const other = charts.find((one) => id === `components/${one.component.name}`)?.component;
      return other === undefined ? [] : [`${other.namespace}/${other.name}`];
    });
    return {
      name: component.name,
      namespace: component.namespace,
      chart: isRegistry(chart.repository) ? chart.repository : `${names.get(chart.repository)}/${chart.name}`,
      version: chart.version,
      values: values.map((path) => `../../${path.slice(platform.layout.kubernetes.length + 1)}`),
      ...(before.length === 0 ? {} : { needs: before }),
    };
  });
  const value: JsonObject = {
    helmDefaults: { createNamespace: false, wait: true, timeout },
    repositories: [...names].map(([url, name]) => ({ name, url })),
    releases,
  };
  const fields = new Map(charts.map(({ component }, index) => [`releases[${index}]`, component.values.from]));
  const comments = new Map([
    ['', 'helmfile sync'],
    ['helmDefaults', 'The namespaces are made with their Pod Security level before.'],
  ]);
  return {
    format: 'yaml',
    path: `${folder}/helmfile.yaml`,
    documents: [{ value, from: ['environments'], fields, comments }],
  };
}

function isRegistry(repository: string): boolean {
  return repository.startsWith('oci://');
}

/** 'https://charts.jetstack.io' -> 'charts-jetstack-io': no two repositories have the same. */
function nameOf(repository: string): string {
  return repository
    .replace(/^https:\/\//, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
