import { z } from 'zod';
import { isObject } from '../../base/index.ts';
import { forward } from './issue.ts';
import { described, jsonOf } from './json.ts';
import { fields } from './leaf.ts';

/** An object of which a value that is no object gives the one field: `live: '/health'` is `{ path }`. */
export function short<Shape extends z.ZodRawShape>(
  shape: Shape,
  field: keyof Shape & string,
): z.ZodType<z.output<z.ZodObject<Shape, z.core.$strict>>> {
  const inner = fields(shape);
  type Value = z.output<typeof inner>;
  const schema = z.unknown().transform((value, context): Value => {
    const whole = isObject(value);
    const outcome = inner.safeParse(whole ? value : { [field]: value });
    if (outcome.success) return outcome.data;
    const issues = outcome.error.issues.map((issue) =>
      whole ? issue : ({ ...issue, path: issue.path.slice(1) } as typeof issue),
    );
    forward(context, issues, [], value);
    return z.NEVER;
  });
  return described(schema, () => ({ anyOf: [jsonOf(shape[field] as z.ZodType), jsonOf(inner)] }));
}
