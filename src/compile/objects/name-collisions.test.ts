import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatPath } from '../../base/index.ts';
import { readPlatform } from '../../model/index.ts';
import { reportCollisions } from './name-collisions.ts';
import { units } from './units.ts';

const definition = (services: object, more: object = {}) => ({
  name: 'shop',
  environments: ['staging', 'production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  services,
  ...more,
});

function collisions(given: object): readonly string[] {
  const { platform, diagnostics } = readPlatform(given);
  if (platform === undefined) throw new Error(JSON.stringify(diagnostics));
  const found: Diagnostic[] = [];
  reportCollisions(platform, units(platform), (diagnostic) => found.push(diagnostic));
  return found.map(({ path = [], reason }) => `${formatPath(path)}: ${reason}`);
}

const blueGreen = { strategy: 'blueGreen', smoke: { path: '/' } };

describe('two makers of one object', () => {
  it('are told at the part that took the name, once for all kinds and environments', () => {
    expect(
      collisions(
        definition({
          web: { port: 8080, release: blueGreen },
          'web-preview': { port: 80 },
          'web-smoke': { port: 80 },
        }),
      ),
    ).toEqual([
      "services.web-preview: 'services.web' makes the Service 'web-preview' too",
      "services.web-smoke: 'services.web' makes the ServiceAccount, NetworkPolicy 'web-smoke' too",
    ]);
  });

  it('are told whichever comes first', () => {
    expect(
      collisions(definition({ 'web-preview': { port: 80 }, web: { port: 8080, release: blueGreen } })),
    ).toEqual(["services.web-preview: 'services.web' makes the Service 'web-preview' too"]);
  });

  it('may be a store and its operator', () => {
    const stores = {
      db: { type: 'postgres', runs: 'cluster' },
      catalog: { type: 'elasticsearch', runs: 'cluster' },
    };
    expect(
      collisions(
        definition(
          { 'db-rw': { port: 80 }, 'catalog-exporter': { port: 80 } },
          { stores, observability: { metrics: {} } },
        ),
      ),
    ).toEqual([
      expect.stringMatching(/^services\.catalog-exporter: 'stores\.catalog' makes the Deployment/),
      "services.db-rw: 'stores.db' makes the Service 'db-rw' too",
    ]);
  });

  it('are none where the names lie in different namespaces', () => {
    expect(
      collisions(
        definition(
          {
            web: { port: 8080, namespace: 'front', release: blueGreen },
            'web-preview': { port: 80, namespace: 'back' },
          },
          { namespaces: { front: {}, back: {} } },
        ),
      ),
    ).toEqual([]);
  });
});
