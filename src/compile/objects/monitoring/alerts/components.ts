import type { Component } from '../../area.ts';
import { type Alert, type AlertContext, anyOf, builtIn, time } from '../alert.ts';
import { metricsOf } from '../software.ts';

const group = 'components';

/** The alerts about installed software that is gone: what runs suffers soon without it, or only later. */
export function componentAlerts(context: AlertContext): readonly Alert[] {
  const all = [...context.components.values()].flatMap((component) => {
    const metrics = metricsOf(component);
    return metrics === undefined ? [] : [{ component, critical: metrics.critical === true }];
  });
  const of = (wanted: boolean) =>
    all.filter(({ critical }) => critical === wanted).map(({ component }) => component);
  return [
    ...downAlert(context, 'ControlPlaneDown', of(true), 'Soon: see what it is for.'),
    ...downAlert(context, 'ComponentDown', of(false), 'What runs goes on; what is changed has no effect.'),
  ];
}

function downAlert(
  context: AlertContext,
  name: 'ControlPlaneDown' | 'ComponentDown',
  components: readonly Component[],
  impact: string,
): readonly Alert[] {
  if (components.length === 0) return [];
  const names = components.map((component) => component.name);
  return builtIn(context, group, name, (_, { for: wait }) => ({
    expr: [
      `max by (job) (up{${anyOf('job', names)}}) == 0`,
      ...names.map((job) => `absent(up{job="${job}"})`),
    ].join('\nor '),
    why: 'Software without any pod has no series that could be zero; absent() tells that it is gone.',
    summary: '{{ $labels.job }} has no pod that answers',
    page: {
      meaning: `For ${time(wait)} no pod of an installed component answered Prometheus. Its name stands in the label job.`,
      impact: `${impact} ${components.map((one) => `${one.name}: ${lowered(one.purpose)}.`).join(' ')}`,
      look: [
        {
          text: 'Its pods, what they say, and what happened around them:',
          commands: [...new Set(components.map(({ namespace }) => namespace))].flatMap((namespace) => [
            `kubectl -n ${namespace} get pods -o wide`,
            `kubectl -n ${namespace} get events --sort-by=.lastTimestamp | tail -30`,
          ]),
        },
        {
          text: 'If its pods run, Prometheus does not reach them: Status, Target health says why.',
        },
      ],
      mend: [
        {
          text: 'After an upgrade: go back to the version before. Pods without a node: see the alerts about nodes. A missing Secret or certificate shows in the events.',
        },
      ],
    },
  }));
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
