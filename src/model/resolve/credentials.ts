import type { DataPath } from '../../base/index.ts';
import type { TemporaryCredentials } from '../platform/security.ts';
import type { Service } from '../platform/service.ts';
import type { Store } from '../platform/store.ts';
import type { ReadStore } from '../schema/platform.ts';
import { type Context, pick, pickPath, reportUnknown } from './context.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** The longest name of a role of PostgreSQL, in bytes, less what Vault's scripts add to that of the database. */
const longestDatabase = 63 - '_write'.length;

/** Whether Vault makes the credentials of a database, and for how long; undefined where somebody keeps them. */
export function resolveCredentials(
  context: Context,
  name: string,
  given: ReadStore,
  runs: Store['runs'],
  place: DataPath,
): TemporaryCredentials | undefined {
  const wanted = pick(given.credentials, context);
  if (wanted === undefined || wanted === 'fixed' || given.type !== 'postgres') return undefined;
  const path = pickPath(given.credentials, context, [...place, 'credentials']);
  const { access = {}, lease = hour, rotate = day } = wanted;
  const { secrets } = context.definition.security ?? {};
  if ((pick(secrets, context) ?? 'plain') !== 'vault') {
    context.report({
      path,
      reason: (where) => `there is no Vault in ${where} to make credentials`,
      fix: "Add it: security: { secrets: 'vault' }.",
      needs: [['security', 'secrets']],
    });
  }
  reportTimes(context, lease, rotate, path);
  if (runs === 'managed' && pick(given.endpoint, context) === undefined) {
    context.report({
      path,
      reason: (where) => `Vault does not know where the managed database is in ${where}`,
      fix: "Add endpoint: '...'.",
      needs: [
        [...place, 'runs'],
        [...place, 'endpoint'],
      ],
    });
  }
  if ((given.database ?? name).length > longestDatabase) {
    context.report({
      path: given.database === undefined ? place : [...place, 'database'],
      reason: `roles that are named after the database are longer than PostgreSQL allows`,
      fix: `Use at most ${longestDatabase} characters.`,
    });
  }
  return { access, lease, rotate, path };
}

/** Vault's own longest lease is 768 hours. Source: max_lease_ttl in the configuration of Vault. */
function reportTimes(context: Context, lease: number, rotate: number, path: DataPath): void {
  if (lease < 10 * minute) {
    context.report({
      path: [...path, 'lease'],
      reason: 'credentials would be gone before pods that are replaced have ended',
      fix: "Write at least '10m'.",
    });
  }
  if (rotate < 2 * lease || rotate > 32 * day) {
    context.report({
      path: [...path, 'rotate'],
      reason: 'new credentials come after at least two leases, and at the latest after 32 days',
      fix: "Write a time such as '24h'.",
      needs: [[...path, 'lease']],
    });
  }
}

/** Access is given to services that call the database. */
export function reportAccess(
  context: Context,
  stores: readonly Store[],
  services: readonly Pick<Service, 'name' | 'calls'>[],
): void {
  const known = services.map(({ name }) => name);
  for (const { name: store, credentials } of stores) {
    for (const name of Object.keys(credentials?.access ?? {})) {
      const path = [...(credentials?.path ?? []), 'access', name];
      const service = services.find((one) => one.name === name);
      if (service === undefined) {
        reportUnknown(context, 'service', name, known, path, [['services']]);
      } else if (!service.calls.stores.includes(store)) {
        context.report({
          path,
          atKey: true,
          reason: `the service '${name}' does not call '${store}'`,
          fix: `Remove it, or add '${store}' to the calls of '${name}'.`,
          needs: [['services', name, 'calls']],
        });
      }
    }
  }
}
