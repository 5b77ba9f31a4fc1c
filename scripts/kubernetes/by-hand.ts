import { objectStore } from './barman-cloud.ts';
import {
  postgresBackup,
  postgresCluster,
  postgresPooler,
  postgresScheduledBackup,
} from './cloudnative-pg.ts';
import { elasticsearch, kibana } from './elastic.ts';
import { kongConsumer, kongPlugin } from './kong.ts';
import { clientSettingsPolicy, rateLimitPolicy } from './nginx-gateway.ts';
import { rabbitmqCluster } from './rabbitmq.ts';
import type { Raw } from './raw.ts';
import { vaultAuth, vaultConnection, vaultDynamicSecret } from './vault-secrets-operator.ts';
import { verticalPodAutoscaler } from './vertical-pod-autoscaler.ts';

/** Kinds that no package describes: `apiVersion kind` to the type of the whole object. */
export const BY_HAND: ReadonlyMap<string, Raw> = new Map([
  ['autoscaling.k8s.io/v1 VerticalPodAutoscaler', verticalPodAutoscaler],
  ['configuration.konghq.com/v1 KongConsumer', kongConsumer],
  ['configuration.konghq.com/v1 KongPlugin', kongPlugin],
  ['elasticsearch.k8s.elastic.co/v1 Elasticsearch', elasticsearch],
  ['gateway.nginx.org/v1alpha1 ClientSettingsPolicy', clientSettingsPolicy],
  ['gateway.nginx.org/v1alpha1 RateLimitPolicy', rateLimitPolicy],
  ['barmancloud.cnpg.io/v1 ObjectStore', objectStore],
  ['kibana.k8s.elastic.co/v1 Kibana', kibana],
  ['postgresql.cnpg.io/v1 Backup', postgresBackup],
  ['postgresql.cnpg.io/v1 Cluster', postgresCluster],
  ['postgresql.cnpg.io/v1 Pooler', postgresPooler],
  ['postgresql.cnpg.io/v1 ScheduledBackup', postgresScheduledBackup],
  ['rabbitmq.com/v1beta1 RabbitmqCluster', rabbitmqCluster],
  ['secrets.hashicorp.com/v1beta1 VaultAuth', vaultAuth],
  ['secrets.hashicorp.com/v1beta1 VaultConnection', vaultConnection],
  ['secrets.hashicorp.com/v1beta1 VaultDynamicSecret', vaultDynamicSecret],
]);
