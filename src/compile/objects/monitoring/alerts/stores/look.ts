import type { Store } from '../../../../../model/index.ts';
import type { AlertContext, Step } from '../../alert.ts';
import { exporterNamespace } from '../../exporters.ts';

/** The group of rules about stores, and about what is outside the platform. */
export const group = 'stores';

/** Who calls each of some stores, in words. */
export function callersOf({ environment }: AlertContext, stores: readonly Store[]): string {
  return stores
    .map(({ name }) => {
      const callers = environment.services.filter(({ calls }) => calls.stores.includes(name));
      return `${name}: ${callers.map((one) => one.name).join(', ') || 'nobody'}`;
    })
    .join('; ');
}

/** Commands about stores: said once for all in a namespace, of which the alert names one. */
export function perNamespace(
  stores: readonly Pick<Store, 'name' | 'namespace'>[],
  commands: (name: string, namespace: string) => readonly string[],
): readonly string[] {
  const namespaces = [...new Set(stores.map(({ namespace }) => namespace))];
  return namespaces.flatMap((namespace) => {
    const [first, ...others] = stores.filter((store) => store.namespace === namespace);
    return commands(others.length === 0 && first !== undefined ? first.name : '<store>', namespace);
  });
}

/** How to look at a PostgreSQL that an operator runs. */
export function lookAtClusters(stores: readonly Store[]): readonly Step[] {
  if (stores.length === 0) return [];
  return [
    {
      text: 'The instances, who leads, and how far the others are behind:',
      commands: perNamespace(stores, (name, namespace) => [
        `kubectl -n ${namespace} get cluster ${name}`,
        `kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name} -o wide -L cnpg.io/instanceRole`,
        `kubectl -n ${namespace} logs -l cnpg.io/cluster=${name} --tail=50 --prefix`,
      ]),
    },
  ];
}

/** How to look at a store that only its exporter sees. */
export function lookAtExporters({ environment }: AlertContext, stores: readonly Store[]): readonly Step[] {
  if (stores.length === 0) return [];
  return [
    {
      text: 'What its exporter says, which asks it as a service would:',
      commands: perNamespace(
        stores.map((store) => ({ name: store.name, namespace: exporterNamespace(environment, store) })),
        (name, namespace) => [`kubectl -n ${namespace} logs deployment/${name}-exporter --tail=50`],
      ),
    },
    ...(stores.some(({ runs }) => runs === 'managed')
      ? [
          {
            text: `The console of the cloud (${environment.cloud.provider}, ${environment.cloud.region}): state, events and maintenance of the instance.`,
          },
        ]
      : []),
  ];
}
