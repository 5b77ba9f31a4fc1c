import type { Environment, Platform } from '../../../model/index.ts';
import type { Section, Sketch } from './dashboard.ts';
import { titled } from './dashboard.ts';
import { lines, number, rows } from './panels.ts';
import { anyOf, quantile, rate, series, sum } from './queries.ts';

/** All services at once, and the machines that they run on. */
export function overviewDashboard(platform: Platform, environment: Environment): Sketch {
  return {
    uid: `${platform.name}-overview`.slice(0, 40),
    title: `${titled(platform.name)} Platform Overview`,
    description: platform.purpose ?? `All of ${platform.name}`,
    tags: [platform.name, 'overview'],
    sections: [services(environment), cluster(environment), nodes()],
  };
}

function services(environment: Environment): Section {
  const scraped = environment.services.filter(({ metrics }) => metrics !== undefined);
  const namespaces = anyOf([...new Set(environment.services.map(({ namespace }) => namespace))].sort());
  const health = anyOf(scraped.map(({ name }) => name));
  const labels = { namespace: namespaces };
  const requests =
    scraped.length === 0
      ? []
      : [
          number({
            title: 'Service Health',
            description: 'Share of the pods of each service that answer Prometheus.',
            unit: 'share' as const,
            warn: 1,
            alarm: 0.5,
            width: 12,
            questions: [
              { expr: `avg by (service) (${series('up', { service: health })})`, legend: '{{service}}' },
            ],
          }),
          lines({
            title: 'API Response Time',
            unit: 'seconds',
            width: 12,
            questions: [
              {
                expr: quantile(0.95, 'http_request_duration_seconds', { service: health }),
                legend: '95th percentile',
              },
            ],
          }),
          lines({
            title: 'Requests',
            unit: 'perSecond',
            width: 12,
            questions: [
              {
                expr: sum(rate('http_requests_total', { service: health }), 'service'),
                legend: '{{service}}',
              },
            ],
          }),
          lines({
            title: 'Failed requests',
            unit: 'perSecond',
            width: 12,
            questions: [
              {
                expr: sum(rate('http_requests_total', { service: health, status: '~5..' }), 'service'),
                legend: '{{service}}',
              },
            ],
          }),
        ];
  return {
    title: 'Services',
    panels: [
      ...requests,
      rows({
        title: 'Pods that are not ready',
        questions: [
          {
            expr: `${sum(series('kube_deployment_status_replicas_unavailable', labels), 'namespace', 'deployment')} > 0`,
          },
        ],
      }),
      rows({
        title: 'Restarts in an hour',
        questions: [
          {
            expr: `${sum(`increase(${series('kube_pod_container_status_restarts_total', labels, '1h')})`, 'namespace', 'pod', 'container')} > 0`,
          },
        ],
      }),
    ],
  };
}

function cluster(environment: Environment): Section {
  const pending = series('kube_pod_status_phase', { phase: 'Pending' });
  return {
    title: 'Cluster',
    panels: [
      number({
        title: 'Nodes ready',
        questions: [
          {
            expr: sum(series('kube_node_status_condition', { condition: 'Ready', status: 'true' })),
            legend: 'ready',
          },
        ],
      }),
      number({
        title: 'Pods pending',
        warn: 1,
        alarm: 5,
        questions: [{ expr: sum(pending), legend: 'pending' }],
      }),
      lines({
        title: 'Share of the cpu that is requested',
        unit: 'share',
        height: 8,
        warn: 0.8,
        alarm: 0.95,
        questions: [
          {
            expr: `${sum(series('kube_pod_container_resource_requests', { resource: 'cpu' }))} / ${sum(series('kube_node_status_allocatable', { resource: 'cpu' }))}`,
            legend: 'cpu',
          },
          {
            expr: `${sum(series('kube_pod_container_resource_requests', { resource: 'memory' }))} / ${sum(series('kube_node_status_allocatable', { resource: 'memory' }))}`,
            legend: 'memory',
          },
        ],
      }),
      lines({
        title: 'Share of each volume that is used',
        unit: 'share',
        warn: 0.8,
        alarm: 0.9,
        questions: [
          {
            expr: `${sum('kubelet_volume_stats_used_bytes', 'namespace', 'persistentvolumeclaim')} / ${sum('kubelet_volume_stats_capacity_bytes', 'namespace', 'persistentvolumeclaim')}`,
            legend: '{{namespace}}/{{persistentvolumeclaim}}',
          },
        ],
      }),
      ...(environment.cluster.autoscaler?.kind === 'cluster-autoscaler'
        ? [
            lines({
              title: 'Pods that find no node',
              questions: [
                { expr: sum('cluster_autoscaler_unschedulable_pods_count'), legend: 'unschedulable' },
              ],
            }),
          ]
        : []),
    ],
  };
}

function nodes(): Section {
  return {
    title: 'Nodes',
    panels: [
      lines({
        title: 'Cpu',
        unit: 'share',
        maximum: 1,
        warn: 0.8,
        alarm: 0.95,
        questions: [
          {
            expr: `1 - avg by (node) (${rate('node_cpu_seconds_total', { mode: 'idle' })})`,
            legend: '{{node}}',
          },
        ],
      }),
      lines({
        title: 'Memory',
        unit: 'share',
        maximum: 1,
        warn: 0.8,
        alarm: 0.95,
        questions: [
          {
            expr: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes',
            legend: '{{node}}',
          },
        ],
      }),
      lines({
        title: 'Disk',
        unit: 'share',
        maximum: 1,
        warn: 0.8,
        alarm: 0.9,
        questions: [
          {
            expr: '1 - node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"}',
            legend: '{{node}}',
          },
        ],
      }),
      lines({
        title: 'Network received',
        unit: 'bytesPerSecond',
        width: 12,
        questions: [
          {
            expr: sum(rate('node_network_receive_bytes_total', { device: '~eth.*|ens.*' }), 'node'),
            legend: '{{node}}',
          },
        ],
      }),
      lines({
        title: 'Disk written',
        unit: 'bytesPerSecond',
        width: 12,
        questions: [{ expr: sum(rate('node_disk_written_bytes_total', {}), 'node'), legend: '{{node}}' }],
      }),
    ],
  };
}
