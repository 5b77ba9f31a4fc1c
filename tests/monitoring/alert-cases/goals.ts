import { type AlertCase, always, growing, type Series } from './alert-case.ts';
import { durations, node, quiet, requests } from './series.ts';

/** Goals: 99.9 %, and 95 % within 200 ms. */
export const goalCases: readonly AlertCase[] = [
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'two percent fail for an hour',
    series: failing(0.02, 280),
    after: '1h5m',
    fires: true,
  },
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'one percent fails',
    series: failing(0.01, 280),
    after: '1h5m',
    fires: false,
  },
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'it has ended',
    series: {
      [requests('pod="a", path="/", status="500"')]: '0+15x240 3600+0x60',
      [requests('pod="a", path="/", status="200"')]: '0+150x300',
    },
    after: '1h12m',
    fires: false,
  },
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'five requests a day, one of which failed',
    series: {
      [requests('pod="a", path="/", status="500"')]: '0+0x200 1+0x80',
      [requests('pod="a", path="/", status="200"')]: always(4, 280),
    },
    after: '52m',
    fires: false,
  },
  {
    alert: 'ErrorBudgetBurn',
    what: 'one percent fails for six hours',
    series: failing(0.01, 1500),
    after: '6h5m',
    fires: true,
  },
  {
    alert: 'ErrorBudgetBurn',
    what: 'half a percent fails',
    series: failing(0.005, 1500),
    after: '6h5m',
    fires: false,
  },
  {
    alert: 'LatencyGoalMissed',
    what: 'a tenth takes half a second',
    series: {
      ...durations('pod="a", path="/"', 9, ['0.05', '0.1']),
      ...durations('pod="b", path="/"', 1, ['0.25', '0.5']),
      [requests('pod="a", path="/", status="200"')]: growing(10),
    },
    after: '1h',
    fires: true,
  },
  {
    alert: 'LatencyGoalMissed',
    what: 'a hundredth takes half a second',
    series: {
      ...durations('pod="a", path="/"', 99, ['0.05', '0.1']),
      ...durations('pod="b", path="/"', 1, ['0.25', '0.5']),
      [requests('pod="a", path="/", status="200"')]: growing(100),
    },
    after: '1h',
    fires: false,
  },
  {
    alert: 'CriticalAlertUnresolved',
    what: 'a node is away for an hour',
    series: { [`kube_node_status_condition{${node}, condition="Ready", status="true"}`]: always(0) },
    after: '1h',
    fires: true,
  },
  {
    alert: 'CriticalAlertUnresolved',
    what: 'a node was away for ten minutes',
    series: {
      ...quiet(),
      [`kube_node_status_condition{${node}, condition="Ready", status="true"}`]: '0+0x40 1+0x440',
    },
    after: '1h',
    fires: false,
  },
];

function failing(share: number, samples: number): Series {
  return {
    [requests('pod="a", path="/", status="500"')]: growing(100 * share, samples),
    [requests('pod="a", path="/", status="200"')]: growing(100 * (1 - share), samples),
  };
}
