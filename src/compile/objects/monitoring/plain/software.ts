import type { Component } from '../../area.ts';
import { metricsOf, type SoftwareMetrics } from '../software.ts';
import type { Job } from './job.ts';
import { pod, podLabel, podLabels, running } from './pods.ts';
import { discovered, keep, replace } from './relabel.ts';

/** The installed software, each by a job of its name. */
export function softwareJobs(components: readonly Component[]): readonly Job[] {
  return components.flatMap((component) => {
    const metrics = metricsOf(component);
    return metrics === undefined ? [] : [softwareJob(component, metrics)];
  });
}

function softwareJob({ name, namespace, purpose }: Component, metrics: SoftwareMetrics): Job {
  const { pods, port, answers, path, params, honorLabels, tls } = metrics;
  return {
    reads: [{ namespace, pods, port: answers ?? port }],
    why: tls === undefined ? `${purpose}.` : `${purpose}. Its authority is known only inside the cluster.`,
    job: {
      job_name: name,
      ...(honorLabels === undefined ? {} : { honor_labels: true }),
      ...(path === undefined ? {} : { metrics_path: path }),
      ...(params === undefined ? {} : { params }),
      ...(tls === undefined
        ? {}
        : { scheme: 'https', tls_config: { insecure_skip_verify: true, server_name: tls.name } }),
      kubernetes_sd_configs: [discovered('pod', [namespace])],
      relabel_configs: [
        ...Object.entries(pods).map(([label, value]) => keep(podLabel(label), value)),
        keep(`${pod}_container_port_${typeof port === 'number' ? 'number' : 'name'}`, String(port)),
        running,
        ...(answers === undefined ? [] : [replace([`${pod}_ip`], '(.+)', '__address__', `$1:${answers}`)]),
        ...podLabels,
      ],
    },
  };
}
