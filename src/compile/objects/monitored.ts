import type { Environment } from '../../model/index.ts';

/** Whether the cluster knows the kinds by which Prometheus is told what to scrape. */
export function hasMonitors({ collection }: Environment): boolean {
  return collection?.engine === 'operator';
}
