import { isObject } from '../../base/index.ts';

/** Kinds of the Prometheus operator that charts make when they are told to, by the key that tells them. */
const kinds: Readonly<Record<string, string>> = {
  podmonitor: 'PodMonitor',
  prometheusrule: 'PrometheusRule',
  prometheusrules: 'PrometheusRule',
  servicemonitor: 'ServiceMonitor',
};

/** What turns it on; charts do not agree on the word. */
const switches = ['enabled', 'enable', 'create'];

/** A monitor that the values of a chart ask for. */
export interface AskedMonitor {
  readonly kind: string;
  /** The field that asks, inside the values. */
  readonly path: readonly string[];
}

/** The monitors that the values of a chart ask for, whatever the chart. */
export function askedMonitors(values: unknown, path: readonly string[] = []): readonly AskedMonitor[] {
  if (!isObject(values)) return [];
  return Object.entries(values).flatMap(([key, inner]) => {
    const place = [...path, key];
    const kind = kinds[key.toLowerCase()];
    const on = isObject(inner) ? switches.find((word) => inner[word] === true) : undefined;
    const own = kind === undefined || on === undefined ? [] : [{ kind, path: [...place, on] }];
    return [...own, ...askedMonitors(inner, place)];
  });
}
