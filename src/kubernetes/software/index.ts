import { type Software, softwareTable } from './table.ts';

export { type AskedMonitor, askedMonitors } from './monitors.ts';
export type { Software } from './table.ts';
export type { ChartValues, Keys } from './values/chart-values.ts';
export { type ComparedValue, compareValues } from './values/compare.ts';
export { chartValues } from './values/index.ts';

/** Name of software in the table. */
export type SoftwareName = keyof typeof softwareTable;

const entries = Object.entries(softwareTable) as readonly (readonly [SoftwareName, Software])[];

/** What is known of software that platforms commonly install. */
export function software(name: SoftwareName): Software {
  return softwareTable[name];
}

/**
 * The software that a chart installs. A chart of the same name from elsewhere is taken for the same software; a chart
 * whose name says nothing (`base`, `gateway`) only where its repository is the one that is known.
 * @param repository address of the repository, or the name that it was given
 */
export function softwareOfChart(name: string, repository: string | undefined): SoftwareName | undefined {
  const named = entries.filter(([key, { chart }]) => chart?.name === name || key === name);
  const place = repository?.replace(/\/+$/, '');
  const own = named.find(([, { chart }]) => place !== undefined && chart?.repository.startsWith(place));
  if (own !== undefined) return own[0];
  return named.find(([key]) => key === name || repository?.includes(key.split('-')[0] ?? key) === true)?.[0];
}

/** The software whose released manifests are at an address, in whatever version. */
export function softwareOfAddress(address: string): SoftwareName | undefined {
  const repositoryOf = (text: string) => /github\.com\/([\w.-]+\/[\w-]+)/.exec(text)?.[1];
  const wanted = repositoryOf(address);
  return entries.find(
    ([, { manifests }]) =>
      manifests !== undefined && wanted !== undefined && repositoryOf(manifests) === wanted,
  )?.[0];
}

const servers = new Map<string, SoftwareName[]>();
for (const [name, { kinds }] of entries) {
  for (const kind of kinds) servers.set(kind, [...(servers.get(kind) ?? []), name]);
}

/** The software that serves a custom kind; none for kinds that Kubernetes serves, or that nobody here knows. */
export function servedBy(group: string, kind: string): readonly SoftwareName[] {
  return servers.get(`${group}/${kind}`) ?? [];
}
