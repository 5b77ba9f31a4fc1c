import { bucketInCluster } from '../../../model/index.ts';
import type { Area, Component } from '../area.ts';
import { elasticClientPolicy } from '../elastic-client.ts';
import { elasticOperator } from '../elastic-operator.ts';
import { selectorOf } from '../labels.ts';
import { bucketOpening } from '../object-storage.ts';
import { cloudWatchAgent } from './cloudwatch.ts';
import { elasticObjects } from './elastic.ts';
import { setupFiles, setupJob } from './elastic-setup.ts';
import { fluentdConfig, fluentdObjects } from './fluentd.ts';
import { lokiComponents, lokiPods } from './loki.ts';

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

  *openings(_, environment) {
    const { logs, stores } = environment;
    const keeper = logs?.store === 'loki' ? bucketInCluster(stores, logs.bucket) : undefined;
    if (logs === undefined || keeper === undefined) return;
    const pods = { labels: lokiPods, namespace: logs.namespace };
    yield bucketOpening(keeper, pods, 'Loki keeps logs here', logs.path);
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
