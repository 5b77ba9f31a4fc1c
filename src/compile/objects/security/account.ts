import type { Environment, Service } from '../../../model/index.ts';
import { accountAnnotations } from '../account-annotations.ts';
import type { PodMarks } from '../area.ts';

/** What ties a service to its identity at the cloud. */
export function accountMarks(environment: Environment, { identity }: Service): PodMarks {
  if (identity === undefined) return {};
  const account = accountAnnotations(environment, identity);
  // The webhook of Azure Workload Identity passes over pods without the label.
  return environment.cloud.provider === 'azure'
    ? { account, labels: { 'azure.workload.identity/use': 'true' } }
    : { account };
}
