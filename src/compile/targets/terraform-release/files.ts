import type { Environment, Helm, Platform } from '../../../model/index.ts';

/** The release; its values are the files that people use with Helm. */
export function mainFile(platform: Platform, helm: Helm, environment: Environment, root: string): string {
  const folder = `\${path.module}/${root}/${platform.layout.helm}`;
  return `resource "helm_release" "platform" {
  name  = "${helm.chart}"
  chart = "${folder}/charts/${helm.chart}"

  # For the records of the release: the chart makes the namespaces of the platform.
  namespace        = "${helm.namespace}"
  create_namespace = true

  values = [file("${folder}/values/${environment.name}.yaml")]

  # What does not get ready is taken back.
  atomic      = true
  wait        = true
  timeout     = 600
  max_history = 10
}
`;
}

/**
 * The provider in the form of its version 3, in which `kubernetes` and `exec` are attributes
 * (hashicorp/terraform-provider-helm, release 3.0.0). Nothing is taken from the kubeconfig of whoever runs it.
 */
export function providersFile(environment: Environment): string {
  const { backend, command, args } = access[environment.cloud.provider](environment.cloud.region);
  return `terraform {
  required_version = ">= 1.9"

  required_providers {
    helm = {
      source  = "hashicorp/helm"
      version = "~> 3.0"
    }
  }

  # Remote and locked; where it lies comes from terraform init -backend-config=<file>.
  backend "${backend}" {}
}

provider "helm" {
  kubernetes = {
    host                   = var.cluster_endpoint
    cluster_ca_certificate = base64decode(var.cluster_ca_certificate)

    # A token of a few minutes for whoever runs Terraform; none is kept in the state.
    exec = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "${command}"
      args        = [${args.join(', ')}]
    }
  }
}
`;
}

interface Access {
  /** Kind of the backend that keeps the state. */
  readonly backend: string;
  /** The program that fetches a token for the cluster. */
  readonly command: string;
  /** Its arguments, as expressions. */
  readonly args: readonly string[];
}

/** The application that stands for the API servers of AKS in Microsoft Entra ID (Azure/kubelogin, README). */
const aksServer = '6dae42f8-4368-4678-94ff-3960e28e3630';

const access: Readonly<Record<Environment['cloud']['provider'], (region: string) => Access>> = {
  aws: (region) => ({
    backend: 's3',
    command: 'aws',
    args: ['"eks"', '"get-token"', '"--cluster-name"', 'var.cluster_name', '"--region"', `"${region}"`],
  }),
  azure: () => ({
    backend: 'azurerm',
    command: 'kubelogin',
    args: ['"get-token"', '"--login"', '"azurecli"', '"--server-id"', `"${aksServer}"`],
  }),
  gcp: () => ({ backend: 'gcs', command: 'gke-gcloud-auth-plugin', args: [] }),
};

/** What the Terraform of the cluster gives as outputs. Passwords are none of them: pods read them from Secrets. */
export function variablesFile({ cloud }: Environment): string {
  const variable = (name: string, description: string) => `variable "${name}" {
  description = "${description}"
  type        = string
}
`;
  return [
    ...(cloud.provider === 'aws' ? [variable('cluster_name', 'Name of the cluster, for its token.')] : []),
    variable('cluster_endpoint', 'Address of the API server of the cluster.'),
    variable('cluster_ca_certificate', 'Certificate of its authority, in base64.'),
  ].join('\n');
}
