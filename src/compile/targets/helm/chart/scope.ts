import type { JsonObject, Sourced } from '../../../../base/index.ts';
import { camel } from '../lift/camel.ts';
import { type Subject, subjectOf } from '../lift/subject.ts';
import type { Chart, ChartFolder, ChartObject } from './chart.ts';

/** Objects whose values stand under another name than that of their kind, as charts have it. */
const kindNames: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: 'autoscaling',
  ScaledObject: 'autoscaling',
  HTTPRoute: 'route',
  PersistentVolumeClaim: 'persistence',
};

/** Kinds that users of charts expect to switch off. */
const switched = [
  'HorizontalPodAutoscaler',
  'ScaledObject',
  'PodDisruptionBudget',
  'Ingress',
  'HTTPRoute',
  'ServiceMonitor',
  'PodMonitor',
];

/** An object of a chart, with the place of its values and of its file. */
export interface ScopedObject {
  readonly subject: Subject;
  readonly folder: ChartFolder;
  readonly file: string;
  /** Whether a value says that it is there, even where it is in all environments. */
  readonly switched: boolean;
}

/** The objects of a chart; the values of the main workload of a chart for one part stand at the top. */
export function scopedObjects(chart: Chart): readonly ScopedObject[] {
  const taken = new Set<string>();
  const main = chart.single ? mainOf(chart) : undefined;
  return chart.folders.flatMap((folder) =>
    folder.objects.map((object) => {
      const { kind, metadata } = lastOf(object);
      const name = String((metadata as JsonObject).name);
      const scope =
        object === main ? [] : freeScope([...prefix(chart, folder), word(String(kind), name, folder)], taken);
      return {
        subject: subjectOf(object.variants, scope),
        folder,
        file: chart.single ? object.file : `${folder.name}/${object.file}`,
        switched: switched.includes(String(kind)),
      };
    }),
  );
}

function lastOf(object: ChartObject): JsonObject {
  return ([...object.variants.values()].at(-1) as Sourced).value;
}

/** The workload that is called like the chart, or the only one. */
function mainOf(chart: Chart): ChartObject | undefined {
  const workloads = chart.folders
    .flatMap(({ objects }) => objects)
    .filter((object) => subjectOf(object.variants, []).podPath !== undefined);
  const named = workloads.find(
    (object) => (lastOf(object).metadata as JsonObject).name === chart.folders[0]?.name,
  );
  return named ?? (workloads.length === 1 ? workloads[0] : undefined);
}

/** Where the values of a folder stand in a chart of several folders. */
export function prefix(chart: Chart, folder: ChartFolder): readonly string[] {
  return chart.single ? [] : [camel(folder.name)];
}

/** `service`, `serviceHeadless`: the kind, and what the object's name adds to that of the folder. */
function word(kind: string, name: string, folder: ChartFolder): string {
  const known = Object.hasOwn(kindNames, kind) ? kindNames[kind] : undefined;
  const own = known ?? camel(kind);
  const ofKind = folder.objects.filter((object) => lastOf(object).kind === kind);
  if (name === folder.name || ofKind.length === 1) return own;
  const added = name.startsWith(`${folder.name}-`) ? name.slice(folder.name.length + 1) : name;
  return camel(`${own}-${added}`);
}

function freeScope(scope: readonly string[], taken: Set<string>): readonly string[] {
  const last = scope.at(-1) ?? '';
  for (let number = 1; ; number++) {
    const path = [...scope.slice(0, -1), number === 1 ? last : `${last}${number}`];
    if (taken.has(path.join('.'))) continue;
    taken.add(path.join('.'));
    return path;
  }
}
