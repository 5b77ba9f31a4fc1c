/** What makes a Keycloak; everything else is a field of its service. */
interface KeycloakOptions {
  /** The postgres store that keeps its accounts and sessions. */
  readonly database: string;
  /** The declared secret with the keys 'username' and 'password' of the first administrator. */
  readonly admin: string;
  /** Public host name, once or by environment; its realms issue tokens as https://<host>/realms/<realm>. */
  readonly host: string | { readonly [environment: string]: string };
  /** Realms to make at the first start, by name: the text of an export. Those that are there are left as they are. */
  readonly realms?: { readonly [realm: string]: string };
}

/** The port of health checks and metrics. Source: 'Configuring the Management Interface' of Keycloak, 26.7. */
const management = 9000;

/**
 * The service fields of a highly available Keycloak, version 26.1 or later; spread them and add or replace fields:
 *
 * ```ts
 * services: {
 *   keycloak: {
 *     ...keycloak({ database: 'keycloak-db', admin: 'keycloak-admin', host: 'login.example.com' }),
 *     namespace: 'infrastructure',
 *   },
 * }
 * ```
 *
 * The image is one of your own, since the database and the health endpoints are chosen when it is built:
 *
 * ```Dockerfile
 * FROM quay.io/keycloak/keycloak:26.8.2
 * RUN /opt/keycloak/bin/kc.sh build --db=postgres --health-enabled=true --metrics-enabled=true
 * ```
 */
export function keycloak<
  const Database extends string,
  const Admin extends string,
  const Host extends KeycloakOptions['host'],
>(options: KeycloakOptions & { readonly database: Database; readonly admin: Admin; readonly host: Host }) {
  const { database, admin, host, realms } = options;
  const files = Object.entries(realms ?? {}).map(([realm, text]) => [`${realm}.json`, text]);
  return {
    purpose: 'Central authentication and authorisation',
    workload: 'StatefulSet',
    args: files.length === 0 ? ['start', '--optimized'] : ['start', '--optimized', '--import-realm'],
    // The second is for the pods among themselves: a mesh must know that it is no HTTP.
    ports: { http: 8080, jgroups: { port: 7800, application: 'tcp' } },
    metrics: { port: management },
    health: {
      live: { path: '/health/live', port: management },
      ready: { path: '/health/ready', port: management, period: '5s' },
      // The first start migrates the database: five minutes before liveness may end it.
      startup: { path: '/health/started', port: management, period: '10s', failures: 30 },
    },
    resources: { cpu: ['500m', '2'], memory: ['1Gi', '2Gi'] },
    replicas: 3,
    env: {
      KC_DB: 'postgres',
      KC_DB_URL_PROPERTIES: '?sslmode=require',
      KC_HOSTNAME: addressOf(host),
      // TLS ends at the edge, which says so in its headers.
      KC_HTTP_ENABLED: true,
      KC_PROXY_HEADERS: 'xforwarded',
      KC_HEALTH_ENABLED: true,
      KC_METRICS_ENABLED: true,
      // The pods find each other through the database and share their sessions, over TLS of their own.
      KC_CACHE: 'ispn',
      KC_CACHE_STACK: 'jdbc-ping',
      KC_LOG_CONSOLE_OUTPUT: 'json',
    },
    secrets: {
      KC_BOOTSTRAP_ADMIN_USERNAME: `${admin}/username`,
      KC_BOOTSTRAP_ADMIN_PASSWORD: `${admin}/password`,
    },
    calls: [database],
    connections: {
      [database]: {
        KC_DB_URL_HOST: 'host',
        KC_DB_URL_PORT: 'port',
        KC_DB_URL_DATABASE: 'database',
        KC_DB_USERNAME: 'username',
        KC_DB_PASSWORD: 'password',
      },
    },
    volumes: {
      data: { path: '/opt/keycloak/data', temporary: '256Mi' },
      tmp: { path: '/tmp', temporary: '64Mi' },
    },
    ...(files.length === 0 ? {} : { files: { '/opt/keycloak/data/import': Object.fromEntries(files) } }),
    placement: { hosts: 'required' },
    user: 1000,
  } as const;
}

/** The address of a host, once or by environment. */
function addressOf<const Host extends KeycloakOptions['host']>(
  host: Host,
): Host extends string ? string : { readonly [environment in keyof Host]: string } {
  const address: unknown =
    typeof host === 'string'
      ? `https://${host}`
      : Object.fromEntries(Object.entries(host).map(([environment, one]) => [environment, `https://${one}`]));
  return address as ReturnType<typeof addressOf<Host>>;
}
