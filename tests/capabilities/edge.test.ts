import { expect } from 'vitest';
import { parse } from 'yaml';
import { type JsonObject, valueAt } from '../../src/base/index.ts';
import { capability } from './capability.ts';
import { type Repository, repository } from './repository.ts';

const claims = repository('claims-askes');
const dzinza = repository('dzinza');
const policy = repository('open-policy');
const workflow = repository('ai-workflow');
const microcrop = repository('microcrop');

/** The values of a component, those of production above the common ones. */
function values(from: Repository, component: string): unknown {
  const of = (file: string): object => {
    const found = [...from.files].find(([path]) => path.endsWith(`/components/${component}/${file}`));
    return found === undefined ? {} : (parse(found[1]) as object);
  };
  return { ...of('values.yaml'), ...of('values-production.yaml') };
}

function annotations(object: JsonObject): unknown {
  return valueAt(object, ['metadata', 'annotations']);
}

capability(
  'U008',
  {
    title: 'Cluster add-ons: DNS, proxy, network, volumes, metrics, certificates, autoscaler',
    where: ['src/compile/objects/edge/software', 'src/compile/objects/scaling'],
    open: 'DNS, proxy, network and volumes are add-ons of the cloud, which Terraform installs',
  },
  () => {
    expect(values(workflow, 'cert-manager')).toMatchObject({ crds: { enabled: true }, replicaCount: 2 });
    expect(values(workflow, 'aws-load-balancer-controller')).toMatchObject({
      clusterName: 'ai-workflow-production',
    });
    expect(values(workflow, 'external-dns')).toMatchObject({ policy: 'upsert-only' });
    expect(values(workflow, 'cluster-autoscaler')).not.toEqual({});
  },
);

capability(
  'U019',
  {
    title: 'DNS inside and outside, records made from the hosts',
    where: ['src/compile/objects/edge/external-dns.ts', 'src/verify/rules/edge/blind-dns-source'],
    open: 'the zones themselves are made by Terraform',
  },
  () => {
    expect(values(policy, 'external-dns')).toMatchObject({
      provider: { name: 'aws' },
      sources: ['ingress'],
      domainFilters: ['openpolicy.example.org'],
      policy: 'upsert-only',
      txtOwnerId: 'open-policy-production',
    });
    // Where the mesh is the entry, its gateways are what names the hosts.
    expect(values(workflow, 'external-dns')).toMatchObject({ sources: ['istio-gateway'] });
    expect(values(microcrop, 'external-dns')).toMatchObject({ provider: { name: 'cloudflare' } });
  },
);

capability(
  'U020',
  {
    title: 'Load balancers of the cloud',
    where: ['src/compile/objects/edge/load-balancer.ts', 'src/verify/rules/edge/two-public-entries'],
  },
  () => {
    const passing = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
    expect(values(claims, 'kong')).toMatchObject({
      proxy: { type: 'LoadBalancer', annotations: { [passing]: 'ip' } },
    });
    expect(values(workflow, 'istio-ingressgateway')).toMatchObject({
      service: {
        type: 'LoadBalancer',
        ports: expect.arrayContaining([
          expect.objectContaining({ port: 80, targetPort: 8080 }),
          expect.objectContaining({ port: 443, targetPort: 8443 }),
        ]),
      },
    });
    expect(values(workflow, 'kong')).toMatchObject({ proxy: { type: 'ClusterIP' } });
    // One entry: the load balancer that ends TLS, with NGINX behind it.
    const entry = dzinza.object('production', 'Ingress', 'public');
    expect(entry).toMatchObject({ spec: { ingressClassName: 'alb' } });
    expect(annotations(entry)).toMatchObject({ 'alb.ingress.kubernetes.io/ssl-redirect': '443' });
    expect(values(dzinza, 'nginx-ingress')).toMatchObject({ controller: { service: { type: 'ClusterIP' } } });
    expect(dzinza.objects('production', 'Certificate')).toEqual([]);
  },
);

capability(
  'U021',
  {
    title: 'Ingress with TLS and rate limits',
    where: ['src/compile/objects/edge/nginx.ts', 'src/verify/rules/edge/limit-by-proxy-address'],
  },
  () => {
    const route = microcrop.object('production', 'Ingress', 'backend');
    expect(route).toMatchObject({
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['api.microcrop.io'], secretName: 'microcrop-tls' }],
      },
    });
    expect(annotations(route)).toMatchObject({ 'nginx.org/limit-req-rate': '10r/s' });
    expect(valueAt(microcrop.object('dev', 'Ingress', 'backend'), ['spec', 'rules', 0, 'host'])).toBe(
      'api.dev.microcrop.io',
    );
    expect(values(microcrop, 'nginx-ingress')).toMatchObject({
      controller: {
        config: { entries: { 'real-ip-header': 'CF-Connecting-IP', 'ssl-protocols': 'TLSv1.3' } },
        service: { loadBalancerSourceRanges: expect.arrayContaining(['104.16.0.0/13']) },
      },
    });
    expect(annotations(dzinza.object('production', 'Ingress', 'dzinza-api'))).toMatchObject({
      'nginx.org/client-max-body-size': '25m',
    });
  },
);

capability(
  'U022',
  {
    title: 'API gateway: authentication, rate limits, transformation',
    where: ['src/compile/objects/edge/kong.ts', 'src/compile/objects/edge/software/kong.ts'],
  },
  () => {
    const plugin = (name: string) => workflow.object('production', 'KongPlugin', `bff-service-${name}`);
    expect(plugin('jwt')).toMatchObject({ plugin: 'jwt', config: { key_claim_name: 'iss' } });
    expect(plugin('rate-limiting')).toMatchObject({
      config: { second: 50, limit_by: 'ip', policy: 'cluster' },
    });
    expect(plugin('request-transformer')).toMatchObject({ config: { remove: { headers: ['X-User-Id'] } } });
    expect(workflow.object('production', 'KongConsumer', 'token-issuer')).toMatchObject({
      credentials: ['token-issuer'],
    });
    expect(values(workflow, 'kong')).toMatchObject({
      replicaCount: 3,
      autoscaling: { minReplicas: 3, maxReplicas: 10 },
      env: { database: 'postgres', pg_host: 'kong-postgres-rw.data.svc.cluster.local' },
    });
    expect(claims.objects('production', 'KongPlugin').length).toBe(3);
  },
);

capability(
  'U023',
  {
    title: 'Certificates of the public hosts, TLS 1.3 at the edge',
    where: ['src/compile/objects/edge/certificates.ts', 'src/verify/rules/edge/uncovered-host'],
  },
  () => {
    expect(microcrop.object('production', 'Certificate', 'microcrop-tls')).toMatchObject({
      metadata: { namespace: 'microcrop' },
      spec: { secretName: 'microcrop-tls', dnsNames: ['api.microcrop.io'] },
    });
    const server = (environment: string) =>
      valueAt(microcrop.object(environment, 'ClusterIssuer', 'public-hosts'), ['spec', 'acme', 'server']);
    expect(server('production')).toBe('https://acme-v02.api.letsencrypt.org/directory');
    expect(server('staging')).toBe('https://acme-staging-v02.api.letsencrypt.org/directory');
    expect(workflow.object('production', 'Gateway', 'public')).toMatchObject({
      spec: {
        servers: [
          { tls: { httpsRedirect: true } },
          { tls: { minProtocolVersion: 'TLSV1_3', credentialName: 'ai-workflow-tls' } },
        ],
      },
    });
  },
);
