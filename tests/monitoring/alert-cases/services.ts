import { type AlertCase, always, growing } from './alert-case.ts';
import { bucket, durations, requests, up, webUp } from './series.ts';

/** What callers of a service notice. */
export const serviceCases: readonly AlertCase[] = [
  // A service is down when none of its pods answers.
  {
    alert: 'ServiceDown',
    what: 'no pod answers',
    series: { ...up('a', 0), ...up('b', 0), ...webUp },
    after: '2m',
    fires: true,
  },
  { alert: 'ServiceDown', what: 'there is no target at all', series: webUp, after: '2m', fires: true },
  {
    alert: 'ServiceDown',
    what: 'one of three pods answers',
    series: { ...up('a', 0), ...up('b', 0), ...up('c', 1), ...webUp },
    after: '10m',
    fires: false,
  },
  {
    alert: 'ServiceDown',
    what: 'a service without metrics has no pod',
    series: {
      ...up('a', 1),
      'kube_deployment_status_replicas_available{namespace="shop", deployment="web"}': always(0),
    },
    after: '2m',
    fires: true,
  },
  {
    alert: 'ServiceDown',
    what: 'pods were away for half a minute',
    series: { ...up('a', '1+0x10 0 0 1+0x100'), ...webUp },
    after: '10m',
    fires: false,
  },

  // A share of all requests, whatever the traffic.
  {
    alert: 'HighErrorRate',
    what: 'a total outage at one request in twenty seconds',
    series: { [requests('pod="a", path="/", status="500"')]: growing(0.05) },
    after: '15m',
    fires: true,
  },
  {
    alert: 'HighErrorRate',
    what: 'nine percent on each of ten pods',
    series: Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        [requests(`pod="${index}", path="/", status="500"`), growing(0.09)],
        [requests(`pod="${index}", path="/", status="200"`), growing(0.91)],
      ]).flat(),
    ),
    after: '15m',
    fires: true,
  },
  {
    alert: 'HighErrorRate',
    what: 'one failure in ninety thousand at ten thousand a second',
    series: {
      [requests('pod="a", path="/", status="500"')]: growing(0.11),
      [requests('pod="a", path="/", status="200"')]: growing(10000),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'HighErrorRate',
    what: 'the one request of the night fails',
    series: {
      [requests('pod="a", path="/", status="500"')]: '0+0x100 1+0x380',
      [requests('pod="a", path="/", status="200"')]: always(7),
    },
    after: '30m',
    fires: false,
  },
  {
    alert: 'HighErrorRate',
    what: 'nobody ever failed',
    series: { [requests('pod="a", path="/", status="200"')]: growing(10) },
    after: '30m',
    fires: false,
  },

  // The percentile of the fleet, over the last minutes.
  {
    alert: 'HighResponseTime',
    what: 'a tenth of the fleet is slow',
    series: {
      ...durations('pod="a", path="/"', 9, ['0.05', '0.1']),
      [requests('pod="a", path="/", status="200"')]: growing(10),
      ...durations('pod="b", path="/"', 1, ['1', '2.5']),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'HighResponseTime',
    what: 'a rare path is slow',
    series: {
      ...durations('pod="a", path="/"', 100, ['0.05', '0.1']),
      [requests('pod="a", path="/", status="200"')]: growing(100),
      ...durations('pod="a", path="/rare"', 0.5, ['1', '2.5']),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'HighResponseTime',
    what: 'two slow requests at night',
    series: {
      [bucket('pod="a"', '1')]: always(0),
      [bucket('pod="a"', '2.5')]: '0+0x60 2+0x420',
      [bucket('pod="a"', '+Inf')]: '0+0x60 2+0x420',
      [requests('pod="a", path="/", status="200"')]: '0+0x60 2+0x420',
    },
    after: '18m',
    fires: false,
  },
  {
    alert: 'HighResponseTime',
    what: 'a slow half hour after ten good ones',
    series: {
      [bucket('pod="a"', '0.1')]: '0+150x2400 360000+0x200',
      [bucket('pod="a"', '1')]: '0+150x2400 360000+0x200',
      [bucket('pod="a"', '2.5')]: '0+150x2600',
      [bucket('pod="a"', '+Inf')]: '0+150x2600',
      [requests('pod="a", path="/", status="200"')]: '0+150x2600',
    },
    after: '10h30m',
    fires: true,
  },
];
