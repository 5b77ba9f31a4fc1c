import { anyPort, type Flow, flow, neededIn } from './flows.ts';
import type { Endpoint, Port } from './policy-oracle.ts';
import type { World } from './world.ts';

/** What came of trying every connection where a pod of the platform has a part. */
export interface Census {
  /** How many connections are needed, by the reason. */
  readonly needed: Readonly<Record<string, number>>;
  readonly allowed: number;
  readonly denied: number;
  /** Needed, and not allowed. */
  readonly refused: readonly Flow[];
  /** Allowed, and not needed. */
  readonly needless: readonly Flow[];
}

/** A port on which nothing listens. */
const closed: Port = { port: 12345, protocol: 'TCP' };

/** Tries every connection of a world. */
export function census(world: World): Census {
  const reasons = neededIn(world);
  const wanted = new Set<Flow>(reasons.flatMap(([, flows]) => [...flows]));
  const allowed = new Set<Flow>();
  let denied = 0;
  for (const [from, to, { port, protocol }] of attempts(world, wanted)) {
    const whole = flow(from.name, to.name, anyPort);
    const single = wanted.has(whole) ? whole : flow(from.name, to.name, port, protocol);
    if (world.allows(from, to, { port, protocol })) allowed.add(single);
    else denied += 1;
  }
  return {
    needed: Object.fromEntries(reasons.map(([reason, flows]) => [reason, flows.size])),
    allowed: allowed.size,
    denied,
    refused: [...wanted].filter((one) => !allowed.has(one)),
    needless: [...allowed].filter((one) => !wanted.has(one)),
  };
}

function* attempts(
  { own, others }: World,
  wanted: ReadonlySet<Flow>,
): Generator<readonly [Endpoint, Endpoint, Port]> {
  const heard = [...own, ...others].flatMap(({ ports }) =>
    ports.map(({ port, protocol }) => `${port}/${protocol}`),
  );
  const asked = [...wanted]
    .map((one) => one.slice(one.lastIndexOf(' ') + 1))
    .filter((port) => !port.startsWith(`${anyPort}/`));
  const ports = [...new Set([...heard, ...asked])].map((text): Port => {
    const [port, protocol] = text.split('/');
    return { port: Number(port), protocol: protocol as Port['protocol'] };
  });
  for (const from of [...own, ...others]) {
    for (const to of own.includes(from) ? [...own, ...others] : own) {
      for (const port of [...ports, closed]) yield [from, to, port];
    }
  }
}
