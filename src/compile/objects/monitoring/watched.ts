import {
  type Environment,
  exporterOf,
  isAskedForMetrics,
  type Service,
  type Store,
  type StoreExporter,
} from '../../../model/index.ts';
import { isMeshed } from '../meshed.ts';

/** The services whose pods stay, so that somebody can miss them. */
export function lasting({ services }: Environment): readonly Service[] {
  return services.filter(({ workload }) => workload !== 'Job' && workload !== 'CronJob');
}

/** The services that export metrics as long as they run. */
export function scraped(environment: Environment): readonly Service[] {
  return lasting(environment).filter(({ metrics }) => metrics !== undefined);
}

/** The services of the mesh that have no metrics themselves: their sidecars still count what comes and goes. */
export function proxied(environment: Environment): readonly Service[] {
  return lasting(environment).filter(
    ({ metrics, namespace }) => metrics === undefined && isMeshed(environment, namespace),
  );
}

/** The services that count their requests. */
export function serving(environment: Environment): readonly Service[] {
  return scraped(environment).filter(({ ports }) => ports.some(({ name }) => name !== 'metrics'));
}

/** The stores whose metrics some exporter has. */
export function storesBy(environment: Environment, exporter: StoreExporter): readonly Store[] {
  return environment.stores.filter((store) => exporterOf(store) === exporter);
}

/** Whether the pods of a store have its metrics themselves, so that no other program asks for them. */
export function exportsItself(store: Store): boolean {
  return exporterOf(store) !== undefined && !isAskedForMetrics(store);
}
