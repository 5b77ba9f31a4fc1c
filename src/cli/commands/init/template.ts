export type Provider = 'aws' | 'azure' | 'gcp';

const regions: Readonly<Record<Provider, string>> = {
  aws: 'eu-central-1',
  azure: 'westeurope',
  gcp: 'europe-west1',
};
const machines: Readonly<Record<Provider, string>> = {
  aws: 'm7i.large',
  azure: 'Standard_D2s_v5',
  gcp: 'n2-standard-2',
};

/** A first definition: two services, a database and a cache, in two environments. */
export function firstDefinition(name: string, provider: Provider): string {
  return `import { ${provider}, definePlatform, postgres, redis } from 'groundplan';

export default definePlatform({
  name: '${name}',
  purpose: 'What the platform is for, in a sentence',
  environments: ['staging', 'production'],
  cloud: ${provider}({ region: '${regions[provider]}' }),
  cluster: {
    pools: {
      general: { instance: '${machines[provider]}', nodes: { staging: [1, 3], production: [3, 9] } },
    },
  },
  stores: {
    main: postgres({ storage: { staging: '20Gi', production: '100Gi' } }),
    cache: redis(),
  },
  services: {
    web: {
      port: 8080,
      expose: true,
      calls: ['api'],
    },
    api: {
      port: 8081,
      metrics: { port: 9090 },
      health: { live: '/health', ready: '/ready' },
      resources: { cpu: ['250m', '1'], memory: ['256Mi', '512Mi'] },
      replicas: { staging: 2, production: [3, 10] }, // a range is autoscaled
      scale: { cpu: '70%' },
      calls: ['main', 'cache'],
    },
  },
});
`;
}

/** A manifest that brings the types to the editor. */
export function manifest(folder: string, version: string): string {
  const name =
    folder
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'platform';
  return `${JSON.stringify({ name, private: true, type: 'module', devDependencies: { groundplan: version } }, null, 2)}\n`;
}

export const typescript = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2023',
      module: 'nodenext',
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
    },
    include: ['platform.ts'],
  },
  null,
  2,
)}\n`;
