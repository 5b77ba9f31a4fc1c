import type { RuleCases } from '../../../rule.ts';
import { agent } from '../agent-case.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'an agent that reads both folders',
      files: {
        'fluentd.yaml': agent(`        - name: varlog
          hostPath: { path: /var/log }
        - name: containers
          hostPath:
            path: /var/lib/docker/containers # <-- here
`),
      },
    },
    {
      name: 'with a slash at the end',
      files: {
        'fluentd.yaml': agent(`        - name: containers
          hostPath:
            path: /var/lib/docker/containers/ # <-- here
`),
      },
    },
  ],
  good: [
    {
      name: 'the folder of containerd',
      files: { 'fluentd.yaml': agent('        - name: varlog\n          hostPath: { path: /var/log }\n') },
    },
    {
      name: 'a volume of another kind with such a name',
      files: {
        'fluentd.yaml': agent('        - name: var-lib-docker-containers\n          emptyDir: {}\n'),
      },
    },
  ],
};
