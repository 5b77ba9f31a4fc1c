import { type JsonObject, valueAt } from '../../../base/index.ts';
import type { Platform } from '../../../model/index.ts';
import { splitImage } from '../../objects/image.ts';
import type { Target } from '../../target.ts';
import { type Chart, chartsOf } from './chart/chart.ts';
import { faultsOf } from './chart/faults.ts';
import { chartMetadata, platformChart } from './chart/platform-chart.ts';
import { scopedObjects } from './chart/scope.ts';
import { writeChart } from './chart/write-chart.ts';
import { environmentFile } from './chart/write-values.ts';

/** Helm charts that give the same objects as the overlays: one for each part, one for the platform. */
export const target: Target = {
  id: 'helm',
  title: 'Helm charts with values for each environment',
  needs: [],
  compile({ platform, units }) {
    const { helm } = platform.delivery;
    if (helm === undefined) return { artifacts: [] };
    const faults = faultsOf(helm, chartsOf(platform, units), units);
    if (faults.length > 0) return { artifacts: [], diagnostics: faults };
    const root = platform.layout.helm;
    const folder = `${root}/charts/${helm.chart}`;
    const charts = chartsOf(platform, units).map((chart) =>
      writeChart(
        chart,
        `${folder}/charts/${chart.name}`,
        chartMetadata(platform, helm, chart.name, description(platform, chart), appVersion(chart)),
      ),
    );
    const environments = platform.environments.map(({ name }) => name);
    return {
      artifacts: [
        ...platformChart(platform, helm, folder, charts),
        ...charts.flatMap(({ artifacts }) => artifacts),
        ...environments.map((name) => environmentFile(`${root}/values/${name}.yaml`, name, charts)),
      ],
    };
  },
};

/** What the part is for, as the definition says it. */
function description(platform: Platform, chart: Chart): string {
  const [list, name] = chart.from;
  if (chart.single && (list === 'services' || list === 'stores')) {
    const known = platform.environments.flatMap(
      (environment): readonly { name: string; purpose: string | undefined }[] => environment[list],
    );
    const purpose = known.findLast((one) => one.name === name)?.purpose;
    if (purpose !== undefined) return purpose;
  }
  return `${chart.name} of ${platform.name}`;
}

/** The tag of the image that the chart is about, in the last environment. */
function appVersion(chart: Chart): JsonObject {
  const main = scopedObjects(chart).find(({ subject }) => subject.scope.length === 0)?.subject;
  if (main?.podPath === undefined) return {};
  const image = valueAt(main.last.value, [...main.podPath, 'containers', 0, 'image']);
  const tag = typeof image === 'string' ? splitImage(image).tag : undefined;
  return tag === undefined ? {} : { appVersion: tag };
}
