import type { BadDefinition } from './row.fixture.ts';

const host = (given: object | string) => ({
  domain: 'shop.example.com',
  'services.web.expose': typeof given === 'string' ? { host: given } : given,
});

/** The public hosts, and what stands in front of them. */
export const edge: readonly BadDefinition[] = [
  {
    what: 'a relative host without a domain',
    change: { 'services.web.expose': { host: 'app' } },
    at: 'services.web.expose.host',
    reason: "the host 'app' is relative, and the platform has no domain",
    fix: "Add domain: 'example.com'",
  },
  {
    what: 'a domain of multicast DNS',
    change: { domain: 'platform.local' },
    at: 'domain',
    reason:
      "'platform.local' cannot be public: .local is answered by multicast DNS, and no public authority signs for it",
    fix: 'Write a name of a domain that you own.',
  },
  {
    what: 'one host and path twice',
    change: { ...host('app'), 'services.api.expose': { host: 'app' } },
    at: 'services.web.expose.host',
    reason: "'api' and 'web' serve the same host at '/'",
    fix: "path: '/api'",
  },
  {
    what: 'a whole host elsewhere for all environments',
    change: host('shop.example.org'),
    at: 'services.web.expose.host',
    reason: "'shop.example.org' would be the public host in staging, production alike",
    fix: 'Give each environment its own',
  },
  {
    what: 'a host with a scheme',
    change: host('https://shop.example.com'),
    at: 'services.web.expose.host',
    reason: 'the text "https://shop.example.com" is not a public host',
    fix: "Write a name below the domain such as 'app'",
  },
  {
    what: 'a host for one of two environments',
    change: host({ host: { production: 'app' } }),
    at: 'services.web.expose.host',
    reason: 'the service has no public host in staging',
    fix: 'Give the host for all its environments',
  },
  {
    what: 'a port that the service does not have',
    change: host({ host: 'app', port: 'htttp' }),
    at: 'services.web.expose.port',
    reason: "there is no port 'htttp'",
    fix: "Did you mean 'http'?",
  },
  {
    what: 'tokens that NGINX cannot check',
    change: {
      ...host({ host: 'app', authentication: true }),
      edge: { authentication: { issuer: 'https://id.example.com/realms/shop' } },
    },
    at: 'services.web.expose.authentication',
    key: true,
    reason: "the open source NGINX Ingress Controller has no 'authentication' for a single route",
    fix: "edge.controller: 'kong' or 'istio'",
  },
  {
    what: 'tokens of nobody',
    change: { ...host({ host: 'app', authentication: true }), edge: { controller: 'kong' } },
    at: 'services.web.expose.authentication',
    reason: 'nothing says who issues the tokens',
    fix: 'Add edge.authentication',
  },
  {
    what: 'an audience that Kong cannot check',
    change: {
      edge: {
        controller: 'kong',
        authentication: { issuer: 'https://id.example.com/realms/shop', audience: 'shop' },
      },
    },
    at: 'edge.authentication.audience',
    reason: "Kong's open source plugin checks issuer, signature and expiry, but not the audience",
    fix: 'let the services check it',
  },
  {
    what: 'certificates behind a load balancer that ends TLS',
    change: { edge: { loadBalancer: 'application', certificates: { email: 'ops@example.com' } } },
    at: 'edge.certificates',
    key: true,
    reason: 'TLS ends at the load balancer, so that no client ever sees certificates of the cluster',
    fix: "loadBalancer: 'network'",
  },
  {
    what: 'a load balancer that another cloud has',
    change: {
      cloud: { provider: 'gcp', region: 'europe-west1' },
      'cluster.pools': undefined,
      'stores.orders.pool': undefined,
      edge: { loadBalancer: 'application' },
    },
    at: 'edge.loadBalancer',
    reason: "'application' is not supported on gcp",
    fix: "Write 'network'.",
  },
  {
    what: 'two gateways that end TLS',
    change: { edge: { controller: 'istio', loadBalancer: 'application' } },
    at: 'edge.loadBalancer',
    reason: 'a load balancer that ends TLS cannot stand in front of a gateway that ends it, too',
    fix: "Write 'network'",
  },
  {
    what: 'a challenge that nobody can answer',
    change: { ...host('app'), edge: { dns: { provider: 'none' } } },
    at: 'edge.dns.provider',
    reason: 'nobody can write the record by which the ownership of a host is shown',
    fix: "certificates: { challenge: 'http' }",
  },
  {
    what: 'a zone of which nothing is known',
    change: { ...host('app'), edge: { dns: { provider: 'azure' } } },
    at: 'edge.dns',
    reason: 'nothing says where the DNS zone of staging, production lies',
    fix: 'Add edge.dns: { azure:',
  },
  {
    what: 'NGINX with a sidecar',
    change: { ...host('app'), 'namespaces.jobs.mesh': true, edge: { namespace: 'jobs' } },
    at: 'namespaces.jobs.mesh',
    reason: 'NGINX chooses pods itself, so that its requests pass a sidecar by and are refused by the mesh',
    fix: "edge.controller: 'kong' or 'istio'",
  },
  {
    what: 'a store that is no postgres',
    change: { edge: { controller: 'kong', store: 'cache' } },
    at: 'edge.store',
    reason: 'only Kong keeps its configuration in a store, and only in a postgres',
    fix: "choose controller: 'kong' and a postgres",
  },
  {
    what: 'proxies that are no addresses',
    change: { edge: { behind: 'cloudfront' } },
    at: 'edge.behind',
    reason: 'this is neither a known proxy nor a list of address ranges',
    fix: "Write 'cloudflare'",
  },
];
