import { z } from 'zod';
import { perEnvironment } from './environment.ts';
import { image } from './image.ts';
import { forward } from './issue.ts';
import { described, jsonOf } from './json.ts';
import { anyText, choice, fields, leaf, type Read, sayValue, text, whole } from './leaf.ts';
import { short } from './short.ts';
import { duration, percent } from './unit.ts';

/** A share of requests with up to two decimals: '99%', '99.95%'; as a fraction. */
const success = leaf<number>({ type: 'string', pattern: '^[0-9]{1,2}(\\.[0-9]{1,2})?%$' }, (value) => {
  const match = typeof value === 'string' ? /^(\d{1,2}(?:\.\d{1,2})?)%$/.exec(value) : null;
  return match === null
    ? {
        reason: `${sayValue(value)} is not a share below 100%`,
        fix: "Write a text such as '99%' or '99.9%'.",
      }
    : { value: Number(match[1]) / 100 };
});

/** A time in milliseconds. */
const latency = leaf<number>({ type: 'string', pattern: '^[0-9]+(ms|s)$' }, (value) => {
  const match = typeof value === 'string' ? /^(\d{1,6})(ms|s)$/.exec(value) : null;
  return match === null
    ? {
        reason: `${sayValue(value)} is not the time of a request`,
        fix: "Write a text such as '500ms' or '2s'.",
      }
    : { value: Number(match[1]) * (match[2] === 's' ? 1000 : 1) };
});

export const analysis = fields({
  success: success.optional(),
  latency: latency.optional(),
  requests: whole(1, 1000000).optional(),
});

/** An analysis, or `false` where people judge. */
const analysisOrNone = described(
  z.unknown().transform((value, context): z.output<typeof analysis> | false => {
    if (value === false) return false;
    const outcome = analysis.safeParse(value);
    if (outcome.success) return outcome.data;
    forward(context, outcome.error.issues, [], value);
    return z.NEVER;
  }),
  () => ({ anyOf: [{ const: false }, jsonOf(analysis)] }),
);

export const smokeShape = {
  path: text('an HTTP path', /^\/\S*$/, "Begin with a slash: '/health'.").optional(),
  image: image.optional(),
  args: z.array(anyText).optional(),
};

/** A value of a label that tells versions apart. */
const version = text(
  'a version as a label tells it',
  /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/,
  "Use at most 20 lower-case letters, digits and hyphens: 'v2'.",
);

export const next = fields({ version, image, weight: percent(99).optional() });

/** A header by name, with the value that counts. */
export interface ReadHeader {
  readonly name: string;
  readonly value: string;
}

const header = leaf<ReadHeader>({ type: 'string' }, readHeader);

function readHeader(value: unknown): Read<ReadHeader> {
  const match = typeof value === 'string' ? /^([a-z][a-z0-9-]*)(?:: *(\S+))?$/.exec(value) : null;
  return match === null
    ? {
        reason: `${sayValue(value)} is not a header`,
        fix: "Write its name in lower case, 'x-canary', or name and value, 'x-version: v2'.",
      }
    : { value: { name: match[1] ?? '', value: match[2] ?? 'true' } };
}

const releaseShape = {
  strategy: choice('rolling', 'canary', 'blueGreen'),
  by: choice('rollouts', 'mesh').optional(),
  steps: z.array(percent(99)).min(1).optional(),
  pause: duration.optional(),
  header: header.optional(),
  analysis: analysisOrNone.optional(),
  version: version.optional(),
  next: next.optional(),
  keep: duration.optional(),
  smoke: short(smokeShape, 'path').optional(),
};
export const releaseFields = fields(releaseShape);

/** How a new version takes over, once or by environment. */
export const release = (environments: readonly string[]) =>
  perEnvironment(releaseFields, environments, Object.keys(releaseShape));
