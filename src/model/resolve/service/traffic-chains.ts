import type { Service } from '../../platform/service.ts';
import type { Context } from '../context.ts';

/** Requests at the end of a chain of calls that one request at its beginning may become. */
const mostRequests = 10;

/** Reports timeouts that end before those further down the chain of calls, and retries that multiply along it. */
export function reportCalls(context: Context, services: readonly Service[]): void {
  const byName = new Map(services.map((one) => [one.name, one]));
  for (const service of services) {
    reportShorter(context, service, byName);
    reportAmplified(context, service, byName);
  }
}

/** The services that are called, directly or by way of services without a timeout of their own. */
function* timedBelow(
  service: Service,
  byName: ReadonlyMap<string, Service>,
  seen: Set<string>,
): Iterable<Service> {
  for (const name of service.calls.services) {
    const callee = byName.get(name);
    if (callee === undefined || seen.has(name)) continue;
    seen.add(name);
    if (callee.traffic?.timeout !== undefined) yield callee;
    else yield* timedBelow(callee, byName, seen);
  }
}

function reportShorter(context: Context, service: Service, byName: ReadonlyMap<string, Service>): void {
  const timeout = service.traffic?.timeout;
  if (timeout === undefined) return;
  for (const callee of timedBelow(service, byName, new Set([service.name]))) {
    const below = callee.traffic?.timeout ?? 0;
    if (below <= timeout) continue;
    context.report({
      path: [...service.path, 'traffic', 'timeout'],
      reason: `requests to '${service.name}' end after ${timeout} s, while '${callee.name}', which it calls, may take ${below} s`,
      fix: `Write at least '${below}s', or shorten the timeout of '${callee.name}'.`,
      needs: [[...callee.path, 'traffic', 'timeout']],
    });
  }
}

/** Each service on a chain tries again for itself, so that tries multiply when the last one is in trouble. */
function reportAmplified(context: Context, service: Service, byName: ReadonlyMap<string, Service>): void {
  if (triesOf(service) === 1) return;
  const worst = worstChain(service, byName, []);
  const product = worst.reduce((all, one) => all * triesOf(one), 1);
  const tried = worst.filter((one) => triesOf(one) > 1);
  if (product <= mostRequests || tried.length < 2) return;
  context.report({
    path: [...service.path, 'traffic', 'retries', 'attempts'],
    reason: `one request to '${service.name}' may become ${product} (${tried
      .map((one) => `${triesOf(one)} tries of '${one.name}'`)
      .join(' x ')}), just when '${tried.at(-1)?.name}' is in trouble`,
    fix: `Retry at one place of the chain: ${mostRequests} requests are the most.`,
    needs: tried.map((one) => [...one.path, 'traffic', 'retries']),
  });
}

/** The chain of calls with the most tries; a service that calls back ends it. */
function worstChain(
  service: Service,
  byName: ReadonlyMap<string, Service>,
  above: readonly Service[],
): readonly Service[] {
  const chain = [...above, service];
  return service.calls.services.reduce<readonly Service[]>((worst, name) => {
    const callee = byName.get(name);
    if (callee === undefined || chain.includes(callee)) return worst;
    const found = worstChain(callee, byName, chain);
    return triesAlong(found) > triesAlong(worst) ? found : worst;
  }, chain);
}

function triesAlong(chain: readonly Service[]): number {
  return chain.reduce((product, one) => product * triesOf(one), 1);
}

function triesOf({ traffic }: Service): number {
  return 1 + (traffic?.retries?.attempts ?? 0);
}
