import type { Environment, Service } from '../../../model/index.ts';
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

/**
 * Annotations that give a ServiceAccount an identity at the cloud. Sources: IAM roles for service accounts (Amazon
 * EKS), Workload Identity Federation for GKE, service account annotations of Azure Workload Identity.
 */
export function accountAnnotations(
  { cloud: { provider, account } }: Environment,
  identity: string,
): Readonly<Record<string, string>> {
  switch (provider) {
    case 'aws':
      return { 'eks.amazonaws.com/role-arn': identity };
    case 'gcp':
      return { 'iam.gke.io/gcp-service-account': identity };
    case 'azure':
      return {
        'azure.workload.identity/client-id': identity,
        ...(account === undefined ? {} : { 'azure.workload.identity/tenant-id': account }),
      };
  }
}
