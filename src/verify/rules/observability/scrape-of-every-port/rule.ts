import type { Rule } from '../../../rule.ts';
import { allJobsOf, annotationStep, reads, writes } from '../jobs.ts';

/** Discovery makes a target of each declared port; something must choose among them. */
export const rule: Rule = {
  id: 'scrape-of-every-port',
  title: 'A scrape of every port of a pod',
  severity: 'error',
  why: 'Each declared port becomes a target. Those that serve no metrics are down for ever, on every pod.',
  fix: 'Put the port of the annotation prometheus.io/port into __address__, or keep a port by its name.',
  *check({ facts }) {
    for (const job of allJobsOf(facts)) {
      const step = annotationStep(job);
      if (!job.findsPods || step < 0) continue;
      const chooses = job.relabelling.some((one) =>
        reads(one, /^__meta_kubernetes_pod_container_port_(name|number)$/),
      );
      if (chooses || writes(job, '__address__')) continue;
      yield {
        message: `the job ${job.name} takes annotated pods, and reads every port of theirs`,
        places: [job.at(['relabel_configs', step], 'takes pods, and no port among theirs')],
      };
    }
  },
};
