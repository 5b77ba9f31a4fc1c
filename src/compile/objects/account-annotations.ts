import { cloudIdentity, type Environment, type Platform } from '../../model/index.ts';

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

/**
 * The same for a part of the platform whose identity has the name that is derived from its own; none where that is not
 * known: then the cloud binds the role to the account by the account's name.
 */
export function derivedAnnotations(
  platform: Platform,
  environment: Environment,
  part: string,
): Readonly<Record<string, string>> | undefined {
  const identity = cloudIdentity(environment.cloud, platform.name, environment.name, part)?.identity;
  return identity === undefined ? undefined : accountAnnotations(environment, identity);
}
