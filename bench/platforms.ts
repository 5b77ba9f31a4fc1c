import { callOf, literal } from './platform/literal.ts';
import { random } from './platform/random.ts';
import { type GeneratedService, makeService } from './platform/service.ts';
import { makeStores } from './platform/stores.ts';

/** A definition as text, with what measurements need to know of it. */
export interface GeneratedPlatform {
  readonly name: string;
  readonly services: readonly string[];
  /** The service that the changed definition changes. */
  readonly middle: string;
  readonly text: string;
  /** The same platform with other resources for one service in the middle. */
  readonly changed: string;
}

/** Where the services come from: a namespace for each domain, a service for each role in it. */
const domains =
  'orders billing catalogue shipping search accounts pricing stock returns reviews loyalty fraud media support reports partners payouts tax ledger routing warehouse notices identity consent content'.split(
    ' ',
  );
const roles =
  'api gateway sync indexer importer exporter events rules audit worker webhooks stream history limits nightly quotes scores files planner feeds'.split(
    ' ',
  );

/** The definition of a platform with so many services in three environments; the same for the same number. */
export function makePlatform(size: number): GeneratedPlatform {
  const name = `bench-${size}`;
  const names = serviceNames(size);
  const services: GeneratedService[] = [];
  for (const [index, { service, namespace }] of names.entries()) {
    const next = random(`${size} ${index}`);
    services.push(makeService({ index, name: service, namespace, earlier: services, next }));
  }
  const middle = services[Math.floor(size / 2)]?.name ?? '';
  return {
    name,
    services: services.map((one) => one.name),
    middle,
    text: definition(name, services),
    changed: definition(
      name,
      services.map((one) => (one.name === middle ? withMoreMemory(one) : one)),
    ),
  };
}

function serviceNames(size: number): readonly { readonly service: string; readonly namespace: string }[] {
  const used = domains.slice(0, Math.min(domains.length, Math.ceil(size / roles.length)));
  return Array.from({ length: size }, (_, index) => {
    const namespace = used[index % used.length] ?? 'orders';
    const turn = Math.floor(index / used.length);
    const role = roles[turn % roles.length];
    const again = Math.floor(turn / roles.length);
    return { namespace, service: `${namespace}-${role}${again === 0 ? '' : `-${again + 1}`}` };
  });
}

function withMoreMemory(service: GeneratedService): GeneratedService {
  const resources = { cpu: ['300m', '1'], memory: ['768Mi', '768Mi'] };
  return { ...service, fields: { ...service.fields, resources } };
}

function definition(name: string, services: readonly GeneratedService[]): string {
  const namespaces = [...new Set(services.map((one) => one.namespace))];
  const entries = <T>(values: readonly T[], key: (value: T) => string, value: (value: T) => unknown) =>
    Object.fromEntries(values.map((one) => [key(one), value(one)]));
  const whole = {
    name,
    purpose: `A shop of ${services.length} services, to measure by`,
    domain: `${name}.example.com`,
    environments: ['dev', 'staging', 'production'],
    cloud: callOf('aws', { region: 'eu-central-1', network: '10.0.0.0/16' }),
    cluster: {
      pools: {
        general: {
          purpose: 'Services',
          instance: 'm6i.4xlarge',
          nodes: { dev: [3, 200], staging: [3, 400], production: [6, 900] },
        },
      },
      storageClasses: { gp3: { default: true } },
    },
    namespaces: entries(
      namespaces,
      (one) => one,
      (one) => ({ purpose: `All that belongs to ${one}` }),
    ),
    images: {
      registry: 'registry.example.com/shop',
      tag: { dev: '2.4.0-rc.3', staging: '2.4.0-rc.1', production: '2.3.7' },
    },
    env: { LOG_FORMAT: 'json', LOG_LEVEL: { dev: 'debug', staging: 'info', production: 'warn' } },
    secrets: entries(
      services.filter((one) => one.secret !== undefined),
      (one) => one.secret ?? '',
      () => ['API_KEY', 'SIGNING_KEY'],
    ),
    stores: makeStores(services),
    externals: { payments: { host: 'api.payments.example.com', purpose: 'Card payments' } },
    services: entries(
      services,
      (one) => one.name,
      (one) => one.fields,
    ),
  };
  return `import { aws, definePlatform, postgres, redis } from 'groundplan';\n\nexport default definePlatform(${literal(whole, '')});\n`;
}
