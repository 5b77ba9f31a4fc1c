import type { DataPath } from '../../base/index.ts';
import type { Environment } from '../../model/index.ts';
import type { Component } from './area.ts';
import { seccompProfile } from './pod-security.ts';
import { sourced } from './sourced.ts';

/** Labels that its chart gives the pods of the operator. */
export const elasticOperatorPods = { 'control-plane': 'elastic-operator' };

/** Namespace of the operator of Elastic: beside the logs where it keeps those, or one of its own. */
export function elasticOperatorNamespace({ logs }: Environment): string {
  return logs?.store === 'elastic' ? logs.namespace : 'elastic-system';
}

/** The operator that runs the Elasticsearch of the logs and those that services call. */
export function elasticOperator(environment: Environment, from: DataPath): Component {
  const { logs, stores } = environment;
  const keepsLogs = logs?.store === 'elastic';
  const managed = [
    ...(keepsLogs ? [logs.namespace] : []),
    ...stores
      .filter(({ type, runs }) => type === 'elasticsearch' && runs === 'cluster')
      .map(({ namespace }) => namespace),
  ];
  return {
    name: 'eck-operator',
    software: 'eck-operator',
    namespace: elasticOperatorNamespace(environment),
    purpose: keepsLogs ? 'Runs Elasticsearch and Kibana' : 'Runs Elasticsearch',
    values: sourced(
      {
        managedNamespaces: [...new Set(managed)].sort(),
        config: { caValidity: '87600h' },
        podSecurityContext: { seccompProfile },
      },
      from,
      {
        comments: {
          'config.caValidity':
            'Ten years: callers in other namespaces have a copy of the certificate, which would go stale with it.',
        },
      },
    ),
    needs: [],
  };
}
