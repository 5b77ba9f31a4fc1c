import type { Environment, Platform, Service } from '../../../model/index.ts';
import { duration, errorRatio } from '../../../telemetry/index.ts';
import type { Section, Sketch } from './dashboard.ts';
import { lines, number, type Unplaced } from './panels.ts';
import { series } from './queries.ts';

/** What users are promised, and how much of the error budget is left. */
export function goalDashboard(platform: Platform, environment: Environment): Sketch {
  return {
    uid: `${platform.name}-goals`.slice(0, 40),
    title: 'Goals and error budgets',
    description: 'What users are promised, and how much may still fail until the promise is broken.',
    tags: [platform.name, 'goals'],
    from: 'now-7d',
    sections: environment.services.map(
      (service): Section => ({ title: service.name, panels: panelsOf(service) }),
    ),
  };
}

function panelsOf(service: Service): readonly Unplaced[] {
  const { availability, latencyP95 } = service.goals ?? {};
  const labels = { namespace: service.namespace, service: service.name };
  const found: Unplaced[] = [];
  if (availability !== undefined && availability.value < 1) {
    const budget = Number((1 - availability.value).toPrecision(6));
    const share = `${Number((availability.value * 100).toPrecision(8))} %`;
    found.push(
      number({
        title: `Budget left at this pace (goal ${share})`,
        description:
          'Share of the error budget that the last three days leave. Below zero the promise is broken.',
        unit: 'share',
        warn: 0.5,
        alarm: 0,
        width: 8,
        height: 8,
        questions: [{ expr: `1 - ${series(errorRatio('3d'), labels)} / ${budget}`, legend: 'left' }],
      }),
      lines({
        title: 'How fast the budget is spent',
        description:
          'One is the pace that spends it in exactly its time; at 14.4 it lasts two days of thirty.',
        warn: 6,
        alarm: 14.4,
        questions: [
          { expr: `${series(errorRatio('1h'), labels)} / ${budget}`, legend: 'over an hour' },
          { expr: `${series(errorRatio('6h'), labels)} / ${budget}`, legend: 'over six hours' },
        ],
      }),
    );
  }
  if (latencyP95 !== undefined) {
    found.push(
      lines({
        title: `P95 latency (goal ${Math.round(latencyP95.value * 1000)} ms)`,
        unit: 'seconds',
        warn: latencyP95.value * 0.75,
        alarm: latencyP95.value,
        questions: [{ expr: series(duration('p95', '5m'), labels), legend: 'p95' }],
      }),
    );
  }
  return found;
}
