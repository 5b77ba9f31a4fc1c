import type { DataPath } from '../../../base/index.ts';
import type { Service } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, own, reportUnknown } from '../context.ts';

/** Whom a service calls, sorted by what they are. */
export function resolveCalls(
  context: Context,
  name: string,
  service: ReadService,
  path: DataPath,
): Service['calls'] {
  const { services, stores = {}, externals = {} } = context.definition;
  const calls = { services: [] as string[], stores: [] as string[], externals: [] as string[] };
  const seen = new Set<string>();
  for (const [index, callee] of (service.calls ?? []).entries()) {
    const place = [...path, 'calls', index];
    if (seen.has(callee)) {
      context.report({ path: place, reason: `'${callee}' is called twice`, fix: 'Remove one of them.' });
      continue;
    }
    seen.add(callee);
    const called = own(services, callee);
    if (callee === name) {
      context.report({
        path: place,
        reason: `the service '${name}' calls itself`,
        fix: 'Remove it: a pod reaches itself anyway.',
      });
    } else if (called !== undefined) {
      reportUncallable(context, name, callee, called, place);
      calls.services.push(callee);
    } else if (own(stores, callee) !== undefined) calls.stores.push(callee);
    else if (own(externals, callee) !== undefined) calls.externals.push(callee);
    else {
      const known = [...Object.keys(services), ...Object.keys(stores), ...Object.keys(externals)];
      const others = known.filter((one) => one !== name);
      const declared = [['services'], ['stores'], ['externals']];
      reportUnknown(context, 'service, store or external system', callee, others, place, declared);
    }
  }
  return calls;
}

function reportUncallable(
  context: Context,
  name: string,
  callee: string,
  called: ReadService,
  path: DataPath,
): void {
  const place = ['services', callee];
  if (called.port === undefined && Object.keys(called.ports ?? {}).length === 0) {
    context.report({
      path,
      reason: `'${name}' calls '${callee}', which has no port`,
      fix: `Give '${callee}' a port, or let the two meet in a queue.`,
      needs: [
        [...place, 'port'],
        [...place, 'ports'],
      ],
    });
  }
  if (called.environments !== undefined && !called.environments.includes(context.environment)) {
    context.report({
      path,
      reason: (where) => `'${name}' calls '${callee}', which does not exist in ${where}`,
      fix: (where) => `Add ${where} to the environments of '${callee}', or limit those of '${name}'.`,
      needs: [[...place, 'environments']],
    });
  }
}
