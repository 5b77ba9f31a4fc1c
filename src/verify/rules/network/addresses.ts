/** An address inside of the cluster, as a value of configuration names it. */
export interface ClusterAddress {
  /** The host as it is written. */
  readonly host: string;
  readonly service: string;
  /** Undefined: the namespace of whoever reads the value. */
  readonly namespace: string | undefined;
  /** The port that is written, or that goes without saying. */
  readonly port: number | undefined;
}

/** Protocols of which people write URLs with hosts of the cluster, with the port that goes without saying. */
const schemes: Readonly<Record<string, number | undefined>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ...Object.fromEntries(
    [
      [
        'grpc',
        'grpcs',
        'tcp',
        'udp',
        'postgres',
        'postgresql',
        'mysql',
        'mariadb',
        'mongodb',
        'redis',
        'rediss',
      ],
      ['valkey', 'amqp', 'amqps', 'nats', 'kafka', 'mqtt', 'mqtts', 'ldap', 'ldaps', 'smtp', 'clickhouse'],
    ]
      .flat()
      .map((scheme) => [scheme, undefined]),
  ),
};

const url = /^(?:jdbc:)?([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#@]+)(?:[/?#].*)?$/i;
const hostAndPort = /^([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)\.?(?::(\d{1,5}))?$/;
const insideText =
  /(?<![\w.-])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){2,}svc(?:\.cluster\.local)?)\.?(?::(\d{1,5}))?(?![\w.-])/g;

/**
 * The addresses of Services in a value: in a URL, in `host:port`, in lists of either by commas. Longer texts are
 * searched for names that end in `.svc`, since only those are certain there.
 */
export function addressesIn(value: string): readonly ClusterAddress[] {
  if (value.length > 2000 || /\s/.test(value.trim())) {
    return [...value.matchAll(insideText)].flatMap(
      ([, host, port]) => addressOf(host ?? '', asPort(port), undefined) ?? [],
    );
  }
  const [, scheme, authority] = url.exec(value.trim()) ?? [];
  if (scheme !== undefined && !Object.hasOwn(schemes, scheme.toLowerCase())) return [];
  return (authority ?? value.trim()).split(',').flatMap((text) => {
    const inner = url.exec(text)?.[2] ?? text;
    const match = hostAndPort.exec(inner);
    return match === null ? [] : (addressOf(match[1] ?? '', asPort(match[2]), scheme?.toLowerCase()) ?? []);
  });
}

function addressOf(
  host: string,
  written: number | undefined,
  scheme: string | undefined,
): ClusterAddress | undefined {
  const port = written ?? (scheme === undefined ? undefined : schemes[scheme]);
  const labels = host.replace(/\.cluster\.local$/, '').split('.');
  if (labels.at(-1) === 'svc' && labels.length >= 3) {
    const [namespace, service = ''] = labels.slice(0, -1).reverse();
    return { host, service, namespace, port };
  }
  const [service = '', namespace, ...more] = labels;
  if (more.length > 0 || !/[a-z]/.test(service) || service === 'localhost') return undefined;
  if (namespace === undefined) return scheme === undefined ? undefined : { host, service, namespace, port };
  return scheme === undefined && port === undefined ? undefined : { host, service, namespace, port };
}

function asPort(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
