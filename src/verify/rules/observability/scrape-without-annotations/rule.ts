import type { Rule } from '../../../rule.ts';
import { textsAt } from '../../../value.ts';
import { allJobsOf, annotationStep } from '../jobs.ts';

/** Files that bring workloads to a cluster, none of which asks to be scraped. */
export const rule: Rule = {
  id: 'scrape-without-annotations',
  title: 'A scrape of annotated pods where none is',
  severity: 'error',
  why: 'The job takes only pods that carry prometheus.io/scrape, and none does: it has no target, and nothing is measured.',
  fix: 'Annotate the pods: prometheus.io/scrape, port and path.',
  *check({ cluster, facts }) {
    const pods = cluster.workloads.filter(({ podPath }) => podPath !== undefined);
    if (pods.length === 0) return;
    const isAnnotated = pods.some(({ object, podPath = [] }) => {
      const annotations = textsAt(object.value, ...podPath.slice(0, -1), 'metadata', 'annotations');
      return annotations['prometheus.io/scrape'] === 'true';
    });
    if (isAnnotated) return;
    for (const job of allJobsOf(facts)) {
      const step = annotationStep(job);
      if (!job.findsPods || step < 0) continue;
      yield {
        message: `the job ${job.name} takes annotated pods, and no pod is annotated`,
        places: [job.at(['relabel_configs', step], 'takes pods with prometheus.io/scrape')],
      };
    }
  },
};
