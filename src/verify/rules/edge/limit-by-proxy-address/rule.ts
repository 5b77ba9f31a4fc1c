import { plain } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { ingresses } from '../../../backends.ts';
import { containersOf } from '../../../container.ts';
import { neighboursOf } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, textAt } from '../../../value.ts';
import { annotationsOf, classOf } from '../routes.ts';

/** Annotations by which NGINX limits requests for each address. */
const limits = [
  'nginx.org/limit-req-rate',
  'nginx.ingress.kubernetes.io/limit-rps',
  'nginx.ingress.kubernetes.io/limit-rpm',
  'nginx.ingress.kubernetes.io/limit-connections',
];

/** Settings that say whose header names the client: of NGINX, of ingress-nginx, of Kong. */
const settings =
  /set-real-ip-from|real-ip-header|use-forwarded-headers|use-proxy-protocol|proxy-real-ip-cidr|enable-real-ip|trusted_ips/i;

export const rule: Rule = {
  id: 'limit-by-proxy-address',
  title: 'A limit for each client that counts a proxy as one',
  severity: 'error',
  why: 'Behind a proxy all clients come from its address, so that they share one limit: a few busy ones lock everybody out.',
  fix: 'Tell the controller which proxies to believe and which header names the client: set-real-ip-from and real-ip-header, or trusted_ips and real_ip_header.',
  *check(input) {
    const clusters = [input.cluster, ...neighboursOf(input)];
    const proxy = clusters.flatMap(proxies)[0];
    if (proxy === undefined || clusters.some(knowsClients)) return;
    for (const object of input.cluster.objects) {
      const path = limitOf(object);
      if (path === undefined) continue;
      yield {
        message: `${titleOf(object)} limits requests by address, behind ${titleOf(proxy)}, and nothing says how the controller learns who the client is`,
        places: [
          placeIn(object, path, 'counts by the address of the connection'),
          placeIn(proxy, ['metadata', 'name'], 'stands between clients and controller'),
        ],
      };
    }
  },
};

/** Where an object limits requests for each address. */
function limitOf(object: KubernetesObject): readonly string[] | undefined {
  if (object.kind === 'Ingress') {
    const annotations = annotationsOf(object.value);
    const key = annotations['nginx.org/limit-req-key'];
    if (key !== undefined && !key.includes('remote_addr')) return undefined;
    const found = limits.find((name) => annotations[name] !== undefined);
    return found === undefined ? undefined : ['metadata', 'annotations', found];
  }
  const isPlugin = object.kind === 'KongPlugin' || object.kind === 'KongClusterPlugin';
  return isPlugin &&
    textAt(object.value, 'plugin') === 'rate-limiting' &&
    textAt(object.value, 'config', 'limit_by') === 'ip'
    ? ['config', 'limit_by']
    : undefined;
}

/** What stands in front of the controllers, and connects in the place of the client. */
function proxies(cluster: Cluster): readonly KubernetesObject[] {
  const proxied = 'external-dns.alpha.kubernetes.io/cloudflare-proxied';
  return [
    ...ingresses(cluster).filter((object) => classOf(object) === 'alb'),
    ...cluster.objects.filter(({ value }) => annotationsOf(value)[proxied] === 'true'),
    ...cluster.workloads
      .filter((workload) =>
        containersOf(workload).some(({ value }) => listAt(value, 'args').includes('--cloudflare-proxied')),
      )
      .map(({ object }) => object),
  ];
}

/** Whether a setting of some controller says which proxies to believe. */
function knowsClients(cluster: Cluster): boolean {
  return (
    cluster
      .ofKind('ConfigMap')
      .some(({ value }) => settings.test(Object.keys(fieldsAt(value, 'data')).join(' '))) ||
    cluster.software.some(({ values }) =>
      values.some((tree) => settings.test(JSON.stringify(plain(tree)))),
    ) ||
    cluster.workloads.some((workload) =>
      containersOf(workload).some(({ value }) =>
        listAt(value, 'env').some((variable) => settings.test(textAt(variable, 'name') ?? '')),
      ),
    )
  );
}
