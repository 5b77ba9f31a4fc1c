/** Definitions as people write them, for the tests of the command line. */
export const shop = `import { aws, definePlatform, postgres, redis } from 'groundplan';

export default definePlatform({
  name: 'shop',
  environments: ['staging', 'production'],
  cloud: aws({ region: 'eu-central-1' }),
  stores: {
    orders: postgres({ storage: { staging: '20Gi', production: '100Gi' } }),
    sessions: redis({ runs: 'cluster', storage: '2Gi' }),
  },
  services: {
    web: { port: 8080, expose: true, calls: ['api', 'sessions'] },
    api: {
      port: 8081,
      health: { live: '/health', ready: '/ready' },
      replicas: { staging: 2, production: [3, 10] },
      env: { LOG_LEVEL: 'info' },
      calls: ['orders'],
    },
  },
});
`;

/** The line of the shop's definition, from 1, that holds a text. */
export function lineOf(text: string): number {
  const index = shop.split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`the shop has no line with '${text}'`);
  return index + 1;
}
