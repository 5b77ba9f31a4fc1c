import { type AlertCase, always, growing, type Series } from './alert-case.ts';

/** The software that is missed soon, and the other; of each one pod answers. */
const planes = answering('istiod', 'karpenter', 'keda', 'vault');
const others = answering(
  ...['external-dns', 'argo-cd', 'argo-rollouts', 'cert-manager', 'cloudnative-pg', 'external-secrets'],
);
const convergence: Series = {
  'pilot_proxy_convergence_time_bucket{pod="i", le="0.5"}': growing(9),
  'pilot_proxy_convergence_time_bucket{pod="i", le="1"}': growing(10),
  'pilot_proxy_convergence_time_bucket{pod="i", le="+Inf"}': growing(10),
};

/** What happens to the software of others. */
export const installedCases: readonly AlertCase[] = [
  {
    alert: 'ConnectionPoolExhausted',
    on: 'installed',
    what: 'a caller waits nine seconds',
    series: {
      'cnpg_pgbouncer_pools_maxwait{store="orders", pod="orders-pooler-1", database="orders", user="app"}':
        always(9),
    },
    after: '5m',
    fires: true,
  },
  {
    alert: 'ConnectionPoolExhausted',
    on: 'installed',
    what: 'a caller waits a second',
    series: {
      'cnpg_pgbouncer_pools_maxwait{store="orders", pod="orders-pooler-1", database="orders", user="app"}':
        always(1),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'SearchDiskAlmostFull',
    on: 'installed',
    what: 'one of three nodes is nearly full',
    series: disks(90),
    after: '10m',
    fires: true,
  },
  {
    alert: 'SearchDiskAlmostFull',
    on: 'installed',
    what: 'all have room',
    series: disks(50),
    after: '10m',
    fires: false,
  },
  {
    alert: 'ObjectStoreUnavailable',
    on: 'installed',
    what: 'no server leads',
    series: leaders(0, 0),
    after: '5m',
    fires: true,
  },
  {
    alert: 'ObjectStoreUnavailable',
    on: 'installed',
    what: 'nobody says who leads',
    series: {},
    after: '5m',
    fires: true,
  },
  {
    alert: 'ObjectStoreUnavailable',
    on: 'installed',
    what: 'one of two leads',
    series: leaders(0, 1),
    after: '10m',
    fires: false,
  },
  {
    alert: 'CertificateNotReady',
    on: 'installed',
    what: 'it is not issued for half an hour',
    series: certificate('False'),
    after: '30m',
    fires: true,
  },
  {
    alert: 'CertificateNotReady',
    on: 'installed',
    what: 'it is issued',
    series: certificate('True'),
    after: '30m',
    fires: false,
  },
  {
    alert: 'DnsRecordsStale',
    on: 'installed',
    what: 'the last comparison is half an hour ago',
    series: { 'external_dns_controller_last_sync_timestamp_seconds{pod="d"}': always(1) },
    after: '30m',
    fires: true,
  },
  {
    alert: 'DnsRecordsStale',
    on: 'installed',
    what: 'it compares every minute',
    series: { 'external_dns_controller_last_sync_timestamp_seconds{pod="d"}': '0+15x480' },
    after: '1h',
    fires: false,
  },
  {
    alert: 'KarpenterFailing',
    on: 'installed',
    what: 'the cloud has no machines',
    series: errors('InsufficientCapacityError'),
    after: '30m',
    fires: true,
  },
  {
    alert: 'KarpenterFailing',
    on: 'installed',
    what: 'nodes end as they should',
    series: errors('NodeClaimNotFoundError'),
    after: '30m',
    fires: false,
  },
  {
    alert: 'ScalerFailing',
    on: 'installed',
    what: 'the queue refuses',
    series: {
      'keda_scaler_detail_errors_total{namespace="shop", scaledObject="worker", scaler="rabbitMQScaler"}':
        growing(0.1),
    },
    after: '30m',
    fires: true,
  },
  {
    alert: 'ScalerFailing',
    on: 'installed',
    what: 'one error is retried',
    series: {
      'keda_scaler_detail_errors_total{namespace="shop", scaledObject="worker", scaler="rabbitMQScaler"}':
        '0+0x20 1+0x400',
    },
    after: '30m',
    fires: false,
  },
  {
    alert: 'ControlPlaneDown',
    on: 'installed',
    what: 'no pod of istiod answers',
    series: { ...planes, 'up{job="istiod", pod="i"}': always(0) },
    after: '10m',
    fires: true,
  },
  {
    alert: 'ControlPlaneDown',
    on: 'installed',
    what: 'one of two answers',
    series: { ...planes, 'up{job="istiod", pod="j"}': always(0) },
    after: '30m',
    fires: false,
  },
  {
    alert: 'ComponentDown',
    on: 'installed',
    what: 'external-dns is gone',
    series: Object.fromEntries(Object.entries(others).slice(1)),
    after: '30m',
    fires: true,
  },
  {
    alert: 'ComponentDown',
    on: 'installed',
    what: 'all are there',
    series: others,
    after: '1h',
    fires: false,
  },
  {
    alert: 'MeshProxiesOutOfSync',
    on: 'installed',
    what: 'proxies refuse a listener',
    series: { 'pilot_total_xds_rejects{type="lds", pod="i"}': growing(0.01) },
    after: '30m',
    fires: true,
  },
  {
    alert: 'MeshProxiesOutOfSync',
    on: 'installed',
    what: 'changes arrive within a second',
    series: convergence,
    after: '30m',
    fires: false,
  },
  {
    alert: 'SidecarInjectionFailing',
    on: 'installed',
    what: 'pods are refused',
    series: { 'sidecar_injection_failure_total{pod="i"}': growing(0.01) },
    after: '20m',
    fires: true,
  },
  {
    alert: 'SidecarInjectionFailing',
    on: 'installed',
    what: 'it failed once, hours ago',
    series: { 'sidecar_injection_failure_total{pod="i"}': always(3) },
    after: '30m',
    fires: false,
  },
  {
    alert: 'ApplicationOutOfSync',
    on: 'installed',
    what: 'somebody changed the cluster by hand',
    series: application('OutOfSync', 'Healthy'),
    after: '1h',
    fires: true,
  },
  {
    alert: 'ApplicationOutOfSync',
    on: 'installed',
    what: 'a sync takes ten minutes',
    series: {
      'argocd_app_info{name="shop", sync_status="OutOfSync", health_status="Progressing"}': '1+0x40 _x440',
      'argocd_app_info{name="shop", sync_status="Synced", health_status="Healthy"}': '_x40 1+0x440',
    },
    after: '1h',
    fires: false,
  },
  {
    alert: 'ApplicationDegraded',
    on: 'installed',
    what: 'its pods do not start',
    series: application('Synced', 'Degraded'),
    after: '30m',
    fires: true,
  },
  {
    alert: 'ApplicationDegraded',
    on: 'installed',
    what: 'it is healthy',
    series: application('Synced', 'Healthy'),
    after: '1h',
    fires: false,
  },
  {
    alert: 'ReleaseStopped',
    on: 'installed',
    what: 'the new version was judged bad',
    series: rollout('Degraded'),
    after: '10m',
    fires: true,
  },
  {
    alert: 'ReleaseStopped',
    on: 'installed',
    what: 'the new version is on its way',
    series: rollout('Progressing'),
    after: '1h',
    fires: false,
  },
  {
    alert: 'ReleaseWaiting',
    on: 'installed',
    what: 'too few requests came for a verdict',
    series: rollout('Paused'),
    after: '90m',
    fires: true,
  },
  {
    alert: 'ReleaseWaiting',
    on: 'installed',
    what: 'a step takes its time',
    series: rollout('Paused'),
    after: '30m',
    fires: false,
  },
  {
    alert: 'SecretNotSynced',
    on: 'installed',
    what: 'the key is missing at its source',
    series: {
      'externalsecret_status_condition{namespace="shop", name="orders", condition="Ready", status="False"}':
        always(1),
    },
    after: '30m',
    fires: true,
  },
  {
    alert: 'SecretNotSynced',
    on: 'installed',
    what: 'it is brought',
    series: {
      'externalsecret_status_condition{namespace="shop", name="orders", condition="Ready", status="False"}':
        always(0),
      'externalsecret_status_condition{namespace="shop", name="orders", condition="Ready", status="True"}':
        always(1),
    },
    after: '1h',
    fires: false,
  },
  {
    alert: 'VaultSealed',
    on: 'installed',
    what: 'one of three is sealed',
    series: vault(1, 1, 0),
    after: '5m',
    fires: true,
  },
  {
    alert: 'VaultSealed',
    on: 'installed',
    what: 'all are open, one leads',
    series: vault(1, 1, 1),
    after: '1h',
    fires: false,
  },
  {
    alert: 'CertificateExpiresSoon',
    on: 'installed',
    what: 'the authority of the mesh ends in two days',
    series: { 'citadel_server_root_cert_expiry_timestamp{pod="i"}': always(2 * 86400) },
    after: '2h',
    fires: true,
  },
];

function answering(...jobs: readonly string[]): Series {
  return Object.fromEntries(jobs.map((job) => [`up{job="${job}", pod="i"}`, always(1)]));
}

function disks(used: number): Series {
  return Object.fromEntries(
    [10, 20, used].flatMap((share, index) => {
      const labels = `store="catalog", name="catalog-es-default-${index}", mount="/", path="/data"`;
      return [
        [`elasticsearch_filesystem_data_available_bytes{${labels}}`, always(100 - share)],
        [`elasticsearch_filesystem_data_size_bytes{${labels}}`, always(100)],
      ];
    }),
  );
}

function certificate(ready: 'True' | 'False'): Series {
  return Object.fromEntries(
    ['True', 'False', 'Unknown'].map((condition) => [
      `certmanager_certificate_ready_status{namespace="shop", name="api", condition="${condition}"}`,
      always(condition === ready ? 1 : 0),
    ]),
  );
}

function errors(error: string): Series {
  return {
    [`karpenter_cloudprovider_errors_total{method="Create", provider="aws", error="${error}", pod="k"}`]:
      growing(0.1),
    'karpenter_cluster_state_synced{pod="k"}': always(1),
  };
}

function application(sync: string, health: string): Series {
  return { [`argocd_app_info{name="shop", sync_status="${sync}", health_status="${health}"}`]: always(1) };
}

function rollout(phase: string): Series {
  return Object.fromEntries(
    ['Degraded', 'Healthy', 'Paused', 'Progressing'].map((one) => [
      `rollout_info{namespace="shop", name="api", phase="${one}"}`,
      always(one === phase ? 1 : 0),
    ]),
  );
}

function vault(...unsealed: readonly number[]): Series {
  return Object.fromEntries(
    unsealed.flatMap((value, index) => [
      [`vault_core_unsealed{pod="vault-${index}"}`, always(value)],
      [`vault_core_active{pod="vault-${index}"}`, always(index === 0 ? 1 : 0)],
    ]),
  );
}

/** What each server says of whether it leads. */
function leaders(...values: readonly number[]): Series {
  return Object.fromEntries(
    values.map((value, index) => [
      `SeaweedFS_master_is_leader{store="files", pod="files-${index}"}`,
      always(value),
    ]),
  );
}
