import { describe, expect, it } from 'vitest';
import { examples } from '../tools/definitions.ts';
import { anyPort, type Flow, flow, needed } from './flows.ts';
import type { Endpoint, Port } from './policy-oracle.ts';
import { type World, worlds } from './world.ts';

/** A port on which nothing listens. */
const closed: Port = { port: 12345, protocol: 'TCP' };

/** Every connection that could be tried where a pod of the platform has a part: who, to whom, at which port. */
function* attempts(
  { own, others }: World,
  wanted: ReadonlySet<Flow>,
): Generator<readonly [Endpoint, Endpoint, Port]> {
  const heard = [...own, ...others].flatMap(({ ports }) =>
    ports.map(({ port, protocol }) => `${port}/${protocol}`),
  );
  const needed = [...wanted]
    .map((one) => one.slice(one.lastIndexOf(' ') + 1))
    .filter((port) => !port.startsWith('0/'));
  const ports = [...new Set([...heard, ...needed])].map((text): Port => {
    const [port, protocol] = text.split('/');
    return { port: Number(port), protocol: protocol as Port['protocol'] };
  });
  for (const from of [...own, ...others]) {
    for (const to of own.includes(from) ? [...own, ...others] : own) {
      for (const port of [...ports, closed]) yield [from, to, port];
    }
  }
}

describe.each(Object.entries(examples))('%s', (_, definition) => {
  it.each(worlds(definition).map((world) => [world.environment.name, world] as const))(
    '%s: every needed connection comes about, and no other',
    (_, world) => {
      const wanted = new Set<Flow>(Object.values(needed).flatMap((flows) => [...flows(world)]));
      const allowed = new Set<Flow>();
      let denied = 0;
      for (const [from, to, { port, protocol }] of attempts(world, wanted)) {
        const whole = flow(from.name, to.name, anyPort);
        const single = wanted.has(whole) ? whole : flow(from.name, to.name, port, protocol);
        if (world.oracle.allows(from, to, { port, protocol })) allowed.add(single);
        else denied += 1;
      }
      const refused = [...wanted].filter((one) => !allowed.has(one));
      const needless = [...allowed].filter((one) => !wanted.has(one));
      expect({ refused, needless }).toEqual({ refused: [], needless: [] });
      expect(denied).toBeGreaterThan(10 * allowed.size);
    },
  );
});
