import type { Rule } from '../../../rule.ts';
import { allJobsOf, isProbe } from '../jobs.ts';

/** A Service in front of several pods, or of the exporter of every node, answers as another one each time. */
export const rule: Rule = {
  id: 'scrape-through-service',
  title: 'A scrape that meets another pod each time',
  severity: 'error',
  why: 'Each read goes to one of the pods behind the Service. Their counters differ, every fall counts as a restart, and rates come out many times too high; most pods are not watched at all.',
  fix: 'Find the pods, or the nodes, by kubernetes_sd_configs.',
  *check({ cluster, facts }) {
    for (const job of allJobsOf(facts)) {
      if (isProbe(job)) continue;
      for (const { address, place } of job.targets) {
        const [host = ''] = address.split(':');
        const [name = '', namespace] = host.split('.');
        const services = cluster
          .ofKind('Service')
          .filter((one) => one.name === name && (namespace === undefined || one.namespace === namespace));
        const pods = cluster.workloads.find(
          ({ object }) => object.name === name && (object.kind === 'DaemonSet' || isSeveral(object.value)),
        );
        if (name !== 'node-exporter' && (services.length === 0 || pods === undefined)) continue;
        yield {
          message: `the job ${job.name} reads ${address}, behind which there are several pods`,
          places: [job.at(place, `reads ${address}`)],
        };
      }
    }
  },
};

function isSeveral({ spec }: { readonly spec?: unknown }): boolean {
  const replicas = (spec as { replicas?: unknown } | undefined)?.replicas;
  // Undefined where an autoscaler decides; then there are several sooner or later.
  return replicas === undefined || (typeof replicas === 'number' && replicas > 1);
}
