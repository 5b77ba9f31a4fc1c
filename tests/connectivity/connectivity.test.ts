import { describe, expect, it } from 'vitest';
import { examples } from '../tools/definitions.ts';
import { census } from './census.ts';
import { worlds } from './world.ts';

describe.each(Object.entries(examples))('%s', (_, definition) => {
  it.each(worlds(definition).map((world) => [world.environment.name, world] as const))(
    '%s: every needed connection comes about, and no other',
    (_, world) => {
      const { refused, needless, allowed, denied } = census(world);
      expect({ refused, needless }).toEqual({ refused: [], needless: [] });
      expect(denied).toBeGreaterThan(10 * allowed);
    },
  );
});
