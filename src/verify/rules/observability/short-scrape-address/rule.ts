import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { allJobsOf, isProbe } from '../jobs.ts';

/** A bare name means a Service beside Prometheus itself. */
export const rule: Rule = {
  id: 'short-scrape-address',
  title: 'A scrape of a name that means nothing where Prometheus is',
  severity: 'error',
  why: 'A bare name is looked up in the namespace of Prometheus. The Service is in another one: the target is down for ever, and so is the alert about it.',
  fix: 'Write the name with its namespace, or find the pods by kubernetes_sd_configs.',
  *check({ cluster, facts }) {
    const homes = new Set(
      cluster.workloads
        .filter(({ object }) => object.name.includes('prometheus'))
        .map(({ namespace }) => namespace),
    );
    for (const job of allJobsOf(facts)) {
      if (isProbe(job)) continue;
      for (const { address, place } of job.targets) {
        const [host = ''] = address.split(':');
        if (host.includes('.') || host === 'localhost') continue;
        const service = cluster.ofKind('Service').find((one) => one.name === host);
        if (service?.namespace === undefined || homes.has(service.namespace)) continue;
        yield {
          message: `the job ${job.name} reads ${address}, a bare name of a Service in the namespace ${service.namespace}`,
          places: [
            job.at(place, `reads ${address}`),
            placeIn(service, ['metadata', 'namespace'], `is in ${service.namespace}`),
          ],
          fix: `Write ${host}.${service.namespace}.svc, or find the pods by kubernetes_sd_configs.`,
        };
      }
    }
  },
};
