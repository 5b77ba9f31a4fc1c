import type { Area, Component } from '../area.ts';
import { elasticClientPolicy } from '../elastic-client.ts';
import { elasticOperator } from '../elastic-operator.ts';
import { selectorOf } from '../labels.ts';
import { cloudWatchAgent } from './cloudwatch.ts';
import { elasticObjects } from './elastic.ts';
import { setupFiles, setupJob } from './elastic-setup.ts';
import { fluentdConfig, fluentdObjects } from './fluentd.ts';
import { lokiComponents } from './loki.ts';

/** The logs of all pods: agents on the nodes, and what keeps and searches what they bring. */
export const loggingArea: Area = {
  components: (platform, environment): readonly Component[] => {
    const { logs } = environment;
    if (logs === undefined) return [];
    switch (logs.store) {
      case 'loki':
        return lokiComponents(environment, logs);
      case 'elastic':
        return [elasticOperator(environment, logs.path)];
      case 'cloudwatch':
        return [cloudWatchAgent(platform, environment, logs)];
    }
  },

  objects: (platform, environment) => {
    const { logs } = environment;
    if (logs?.store !== 'elastic') return [];
    return [
      {
        folder: 'logging/elasticsearch',
        from: logs.path,
        objects: [
          ...elasticObjects(platform, environment, logs),
          setupJob(platform, logs),
          elasticClientPolicy(platform, environment, logs, {
            name: 'elasticsearch-setup',
            namespace: logs.namespace,
            labels: selectorOf('elasticsearch-setup'),
            from: logs.path,
          }),
        ],
        configs: [setupFiles(platform, environment, logs)],
      },
      {
        folder: 'logging/fluentd',
        from: logs.path,
        objects: [
          ...fluentdObjects(platform, environment, logs),
          elasticClientPolicy(platform, environment, logs, {
            name: 'fluentd',
            namespace: logs.agentNamespace,
            labels: selectorOf('fluentd'),
            api: true,
            from: logs.path,
          }),
        ],
        configs: [fluentdConfig(platform, logs)],
      },
    ];
  },
};
