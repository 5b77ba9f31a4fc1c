import type { DataPath } from '../../../base/index.ts';
import type { Connection } from '../../platform/security.ts';
import type { Service, Store } from '../../platform.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, own } from '../context.ts';

/** The variables through which a service learns of the stores that it calls; buckets have no secrets. */
export function resolveConnections(
  context: Context,
  stores: readonly Store[],
  service: ReadService,
  calls: Service['calls'],
  path: DataPath,
): readonly Connection[] {
  const given = service.connections ?? {};
  for (const name of Object.keys(given)) {
    if (calls.stores.includes(name) && own(context.definition.stores, name)?.type !== 'bucket') continue;
    const place = [...path, 'connections', name];
    context.report(
      calls.stores.includes(name)
        ? {
            path: place,
            atKey: true,
            reason: `a bucket is reached by its name and the identity of the service; it has no connection`,
            fix: 'Remove it.',
            needs: [['stores', name]],
          }
        : {
            path: place,
            atKey: true,
            reason: `the connection is to '${name}', which is not a store that the service calls`,
            fix: `Add '${name}' to \`calls\`, or remove the connection.`,
            needs: [[...path, 'calls'], ['stores']],
          },
    );
  }
  return calls.stores.flatMap((name): readonly Connection[] => {
    const store = stores.find((one) => one.name === name);
    if (store === undefined || store.type === 'bucket') return [];
    const wanted = own(given, name);
    if (wanted === undefined) {
      const known = { store: name, path: [...path, 'calls'] };
      const url = { ...known, variable: store.variable, part: 'url' } as const;
      if (store.type !== 'elasticsearch') return [url];
      return [url, { ...known, variable: authorityVariable(store), part: 'ca' }];
    }
    return Object.entries(wanted).map(([variable, part]) => {
      const place = [...path, 'connections', name, variable];
      if (part === 'database' && store.type !== 'postgres') {
        context.report({
          path: place,
          reason: `a store of type ${store.type} has no database`,
          fix: 'Remove it.',
          needs: [store.path],
        });
      }
      if (part === 'ca' && store.type !== 'elasticsearch') {
        context.report({
          path: place,
          reason: `a store of type ${store.type} has no authority of its own`,
          fix: 'Remove it.',
          needs: [store.path],
        });
      }
      return { store: name, variable, part, path: place };
    });
  });
}

/** Beside ELASTICSEARCH_URL stands ELASTICSEARCH_CA. */
function authorityVariable({ variable }: Store): string {
  return `${variable.replace(/_URL$/, '')}_CA`;
}
