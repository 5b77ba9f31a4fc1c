import type { RuleCases } from '../../../rule.ts';
import { release } from '../release-case.ts';

const loki = (mark = '') =>
  release(
    'loki',
    `        loki:
          limits_config:
            retention_period: 168h
            retention_stream:
              - selector: '{kind="audit"}'${mark}
                priority: 1
                period: 8760h
`,
  );
const alloy = (label: string) =>
  release(
    'alloy',
    `        alloy:
          configMap:
            content: |
              loki.process "pods" {
                stage.labels {
                  values = { ${label} = "" }
                }
              }
`,
  );

export const cases: RuleCases = {
  bad: [
    {
      name: 'the agent sets another label',
      files: { 'loki.yaml': loki(' # <-- here'), 'alloy.yaml': alloy('level') },
    },
    {
      name: 'a label whose name is only a part of the one that is set',
      files: { 'loki.yaml': loki(' # <-- here'), 'alloy.yaml': alloy('kind_of_line') },
    },
  ],
  good: [
    { name: 'the agent sets it', files: { 'loki.yaml': loki(), 'alloy.yaml': alloy('kind') } },
    { name: 'the agents are in another repository', files: { 'loki.yaml': loki() } },
  ],
};
