import type { DataPath } from '../../base/index.ts';
import type { Dashboards } from '../platform/dashboards.ts';
import type { Secret } from '../platform/secret.ts';
import { type Context, pick, pickPath } from './context.ts';

/** Grafana; undefined where there is none. */
export function resolveDashboards(context: Context): Dashboards | undefined {
  const { observability } = context.definition;
  if (observability === undefined) return undefined;
  const given = observability.dashboards;
  const path: DataPath = ['observability', 'dashboards'];
  if (pick(given?.enabled, context) === false) return undefined;
  const replicas = pick(given?.replicas, context) ?? 1;
  if (replicas > 1 && given?.database === undefined) {
    context.report({
      path: pickPath(given?.replicas, context, [...path, 'replicas']),
      reason: `${replicas} instances of Grafana would each keep their own users and sessions`,
      fix: "Name the secret of a database that they share: database: 'grafana-database'.",
      needs: [[...path, 'database']],
    });
  }
  return {
    host: pick(given?.host, context),
    secret: given?.secret ?? 'grafana-credentials',
    replicas,
    database: given?.database,
    path: given === undefined ? ['observability'] : path,
  };
}

/** The secrets that Grafana starts with. */
export function dashboardSecrets(dashboards: Dashboards | undefined, monitoring: string): readonly Secret[] {
  if (dashboards === undefined) return [];
  const { secret, database, path } = dashboards;
  return [
    { name: secret, namespace: monitoring, keys: ['admin-user', 'admin-password'], path },
    ...(database === undefined
      ? []
      : [{ name: database, namespace: monitoring, keys: ['GF_DATABASE_URL'], path }]),
  ];
}
