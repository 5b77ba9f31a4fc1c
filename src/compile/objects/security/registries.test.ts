import { expect, it } from 'vitest';
import { readPlatform } from '../../../model/index.ts';
import { units } from '../units.ts';
import { refusedImages } from './registries.ts';

function refused(security: object, more: object = {}) {
  const { platform, diagnostics } = readPlatform({
    name: 'shop',
    environments: ['staging', 'production'],
    cloud: { provider: 'aws', region: 'eu-central-1' },
    images: { registry: 'ghcr.io/shop', tag: '1.0.0' },
    security,
    services: { web: { port: 8080 }, api: { port: 8081, image: 'docker.io/other/api:1.0.0' } },
    ...more,
  });
  if (platform === undefined) throw new Error(JSON.stringify(diagnostics));
  return refusedImages(platform, units(platform));
}

it('tells an image from elsewhere once, at its service, with the registry to add', () => {
  expect(refused({ images: { registries: ['ghcr.io/shop'] } })).toEqual([
    {
      path: ['services', 'api'],
      reason:
        "the image 'docker.io/other/api:1.0.0' is refused in staging, production, where images come from ghcr.io/shop",
      fix: "Take it from one of those, or add 'docker.io/other' to security.images.registries.",
    },
  ]);
});

it('takes a registry whole: another that begins alike is another', () => {
  expect(refused({ images: { registries: ['ghcr.io/sho', 'docker.io'] } }).map(({ path }) => path)).toEqual([
    ['services', 'web'],
  ]);
});

it('judges what operators run, in the namespaces of the platform', () => {
  const images = { registries: ['ghcr.io/shop', 'docker.io/other'] };
  const stores = { orders: { type: 'postgres', runs: 'cluster' }, search: { type: 'elasticsearch' } };
  expect(refused({ images }, { stores })).toMatchObject([
    { path: ['stores', 'orders'], fix: expect.stringContaining("'ghcr.io/cloudnative-pg'") },
    { path: ['stores', 'search'], fix: expect.stringContaining("'docker.elastic.co/elasticsearch'") },
  ]);
});

it('lets be what is only warned of, and what has no registries', () => {
  expect(refused({ images: { registries: ['ghcr.io/shop'], enforce: { production: false } } })).toMatchObject(
    [{ reason: expect.stringContaining('refused in staging,') }],
  );
  expect(refused({ images: {} })).toEqual([]);
});
