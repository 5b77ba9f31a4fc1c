import { selectorsOf } from '../../../../telemetry/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf } from '../queries.ts';

/** The metrics that tell whether a goal is met: failures and durations, or what is recorded from them. */
const measures = {
  availability: /^(http_requests_total|istio_requests_total|service:http_errors:.*)$/,
  latencyP95:
    /^(http_request_duration_seconds_bucket|istio_request_duration_milliseconds_bucket|service:http_request_duration_seconds:.*)$/,
} as const;

/** A promise is watched when an alert asks for what it promises, of that service or of all. */
export const rule: Rule = {
  id: 'unwatched-goal',
  title: 'A goal that nobody watches',
  severity: 'warning',
  why: 'When the goal is missed nobody is told: users notice before those who promised.',
  fix: 'Add an alert on the error budget, or say in observability.alerts who is told.',
  needs: 'platform',
  *check(input) {
    const asked = queriesOf(input)
      .filter(({ kind }) => kind === 'alert')
      .flatMap(({ expression }) => (expression === undefined ? [] : selectorsOf(expression)));
    for (const { name, goals, namespace } of input.environment.services) {
      const workload = input.cluster.workloads.find(
        ({ object }) => object.name === name && object.namespace === namespace,
      );
      if (goals === undefined || workload === undefined) continue;
      for (const [kind, metrics] of Object.entries(measures) as [keyof typeof measures, RegExp][]) {
        const goal = goals[kind];
        if (goal === undefined) continue;
        const isWatched = asked.some(
          ({ metric = '', matchers }) =>
            metrics.test(metric) &&
            matchers.every(({ label, value }) => label !== 'service' || value.split('|').includes(name)),
        );
        if (isWatched) continue;
        yield {
          message: `${titleOf(workload.object)} has a goal of ${kind === 'availability' ? 'availability' : 'latency'}, which no alert watches`,
          places: [placeIn(workload.object, ['metadata', 'name'], 'no alert asks for its requests')],
          definition: [{ path: goal.path, note: 'the goal' }],
        };
      }
    }
  },
};
