import { always, growing, type Series } from './alert-case.ts';

const service = 'namespace="shop", service="api"';
/** The counter of requests to the service api. */
export const requests = (labels: string) => `http_requests_total{${service}, ${labels}}`;
/** A bucket of the durations of its requests. */
export const bucket = (labels: string, le: string) =>
  `http_request_duration_seconds_bucket{${service}, ${labels}, le="${le}"}`;

/** Requests of which all took between two bounds. */
export function durations(
  labels: string,
  perSecond: number,
  [below, above]: readonly [string, string],
  samples = 480,
): Series {
  return {
    [bucket(labels, below)]: growing(0, samples),
    [bucket(labels, above)]: growing(perSecond, samples),
    [bucket(labels, '+Inf')]: growing(perSecond, samples),
  };
}

/** Whether a pod of it answers Prometheus. */
export const up = (pod: string, value: number | string) => ({
  [`up{${service}, job="api", pod="${pod}"}`]: String(value).includes('x') ? String(value) : always(value),
});
/** The service without metrics has its pods. */
export const webUp = {
  'kube_deployment_status_replicas_available{namespace="shop", deployment="web"}': always(2),
};

/** The databases answer their exporters. */
export const databases = {
  'cnpg_collector_up{store="orders", pod="orders-1", cluster="orders"}': always(1),
  'pg_up{store="archive"}': always(1),
};
/** The brokers answer. */
export const broker = {
  'rabbitmq_identity_info{store="events", pod="events-server-0"}': always(1),
  'rabbitmq_node_mem_alarm{store="feed", rabbitmq_node_name="rabbit@a"}': always(0),
};
/** The cluster autoscaler does its work. */
export const autoscaler = {
  'cluster_autoscaler_cluster_safe_to_autoscale{job="cluster-autoscaler"}': always(1),
  'cluster_autoscaler_failed_scale_ups_total{reason="timeout"}': always(0),
  'cluster_autoscaler_errors_total{type="apiCallError"}': always(0),
};

/** Label of the one node. */
export const node = 'node="node-1"';

/** What keeps every critical alert that misses something from firing. */
export function quiet(): Series {
  return {
    ...up('a', 1),
    ...webUp,
    ...databases,
    ...broker,
    'redis_up{store="sessions"}': always(1),
    'elasticsearch_cluster_health_status{store="search", color="red"}': always(0),
    ...autoscaler,
  };
}
