import { type AlertCase, always, growing, type Series } from './alert-case.ts';

const pod = 'namespace="shop", pod="api-1", container="api"';
const limits = {
  [`kube_pod_container_resource_limits{${pod}, resource="memory"}`]: always(1000),
  [`kube_pod_container_resource_limits{${pod}, resource="cpu"}`]: always(1),
};

/** What happens to pods, their limits and their releases. */
export const podCases: readonly AlertCase[] = [
  {
    alert: 'PodMemoryHigh',
    what: 'the working set is near the limit',
    series: { ...limits, [`container_memory_working_set_bytes{${pod}}`]: always(950) },
    after: '10m',
    fires: true,
  },
  {
    alert: 'PodMemoryHigh',
    what: 'only the page cache is large',
    series: {
      ...limits,
      [`container_memory_working_set_bytes{${pod}}`]: always(300),
      [`container_memory_usage_bytes{${pod}}`]: always(980),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'PodCpuHigh',
    what: 'nearly all of the limit is used',
    series: { ...limits, [`container_cpu_usage_seconds_total{${pod}, cpu="total"}`]: growing(0.95) },
    after: '15m',
    fires: true,
  },
  {
    alert: 'PodCpuHigh',
    what: 'the counter is high, and grows slowly',
    series: {
      ...limits,
      [`container_cpu_usage_seconds_total{${pod}, cpu="total"}`]: growing(0.1, 480, 100000),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'PodCrashLooping',
    what: 'it waits, with short runs between',
    series: {
      [`kube_pod_container_status_waiting_reason{${pod}, reason="CrashLoopBackOff"}`]:
        '1+0x10 0 0 1+0x10 0 0 1+0x100',
    },
    after: '12m',
    fires: true,
  },
  {
    alert: 'PodCrashLooping',
    what: 'an image is pulled',
    series: { [`kube_pod_container_status_waiting_reason{${pod}, reason="ContainerCreating"}`]: always(1) },
    after: '12m',
    fires: false,
  },
  {
    alert: 'PodRestartingOften',
    what: 'a restart every five minutes',
    series: {
      [`kube_pod_container_status_restarts_total{${pod}}`]:
        '0+0x20 1+0x20 2+0x20 3+0x20 4+0x20 5+0x20 6+0x20 7+0x20 8+0x20 9+0x20 10+0x20',
    },
    after: '55m',
    fires: true,
  },
  {
    alert: 'PodRestartingOften',
    what: 'two restarts in an hour',
    series: { [`kube_pod_container_status_restarts_total{${pod}}`]: '0+0x100 1+0x100 2+0x200' },
    after: '1h',
    fires: false,
  },
  {
    alert: 'RolloutStuck',
    what: 'the deadline has passed',
    series: {
      'kube_deployment_status_condition{namespace="shop", deployment="api", condition="Progressing", status="false"}':
        always(1),
    },
    after: '10m',
    fires: true,
  },
  {
    alert: 'RolloutStuck',
    what: 'a release goes on',
    series: {
      'kube_deployment_status_condition{namespace="shop", deployment="api", condition="Progressing", status="false"}':
        always(0),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'JobFailed',
    what: 'no try succeeded',
    series: {
      'kube_job_status_failed{namespace="shop", job_name="nightly-1", reason="BackoffLimitExceeded"}':
        always(1),
      'kube_job_status_succeeded{namespace="shop", job_name="nightly-1"}': always(0),
    },
    after: '5m',
    fires: true,
  },
  {
    alert: 'JobFailed',
    what: 'the second try succeeded',
    series: {
      'kube_job_status_failed{namespace="shop", job_name="nightly-1"}': always(1),
      'kube_job_status_succeeded{namespace="shop", job_name="nightly-1"}': always(1),
    },
    after: '5m',
    fires: false,
  },
  { alert: 'AutoscalerAtMaximum', what: 'ten of ten pods run', series: hpa(10), after: '20m', fires: true },
  { alert: 'AutoscalerAtMaximum', what: 'nine of ten pods run', series: hpa(9), after: '20m', fires: false },
];

function hpa(current: number): Series {
  const labels = 'namespace="shop", horizontalpodautoscaler="api"';
  return {
    [`kube_horizontalpodautoscaler_status_current_replicas{${labels}}`]: always(current),
    [`kube_horizontalpodautoscaler_spec_max_replicas{${labels}}`]: always(10),
    [`kube_horizontalpodautoscaler_spec_min_replicas{${labels}}`]: always(3),
  };
}
