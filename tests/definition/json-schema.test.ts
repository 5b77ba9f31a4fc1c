import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/base/index.ts';
import { form } from '../../src/model/bad-definitions/form.fixture.ts';
import { changed, good } from '../../src/model/bad-definitions/good.fixture.ts';
import * as platforms from '../fixtures/platforms.ts';
import { fits } from './json-schema.ts';

const file = new URL('../../docs/schema/platform.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

/** Some of the exports are one platform, some are several by name. */
const definitions = Object.entries(platforms).flatMap(
  ([name, value]): readonly (readonly [string, unknown])[] =>
    'services' in value ? [[name, value]] : Object.entries(value),
);

describe('the JSON Schema of a definition', () => {
  it('takes good definitions', () => {
    expect(fits(good, schema)).toBe(true);
    expect(fits(changed(good, { 'services.api.image': { production: { missing: 'image' } } }), schema)).toBe(
      true,
    );
  });

  it.each(definitions)('takes the platform %s', (_, definition) => {
    expect(fits(definition, schema)).toBe(true);
  });

  it.each(form.filter(({ what }) => what.startsWith('an unknown field')))('refuses $what', ({ change }) => {
    expect(fits(changed(good, change), schema)).toBe(false);
  });

  it.each([
    ['services.api.port', '8080'],
    ['services.api.replicas', { production: 'many' }],
    ['services.api.calls', 'web'],
    ['services.Bad_Name', { port: 80 }],
    ['cloud.provider', 'AWS'],
    ['name', undefined],
  ])('refuses a wrong value of %s', (at, value) => {
    expect(fits(changed(good, { [at]: value }), schema)).toBe(false);
  });

  it('says what fields mean and what they are when nothing is given', () => {
    const drain = ['services', 'additionalProperties', 'properties', 'shutdown', 'properties', 'drain'];
    expect(valueAt(schema, ['properties', ...drain])).toMatchObject({
      description: 'Time that requests in flight get after SIGTERM.',
      default: '30s',
    });
  });
});
