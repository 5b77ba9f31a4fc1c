import type { Artifact, JsonObject } from '../../../base/index.ts';
import { groupOf, software } from '../../../kubernetes/index.ts';
import type { Environment, GitOps, Platform } from '../../../model/index.ts';
import { argoCdFolder } from '../../objects/folders.ts';
import { vaultNamespace } from '../../objects/vault.ts';
import { componentId } from '../../order/needs.ts';
import type { PlannedStep } from '../../order/plan.ts';

/**
 * The script that brings an environment up from an empty cluster: every step after what it needs, every step waited
 * for. With Argo CD it only brings Argo CD, which does the rest in the same order.
 */
export function script(
  platform: Platform,
  environment: Environment,
  plan: readonly PlannedStep[],
  valueFiles: ReadonlySet<string>,
): Artifact {
  const { gitops } = environment;
  const body =
    gitops === undefined
      ? wholePlan(environment, plan)
      : onlyArgoCd(platform, environment, gitops, plan, valueFiles);
  const lines = [
    '#!/usr/bin/env bash',
    `# Brings ${platform.name} up in ${environment.name}, each step after what it needs; it may run again at any time.`,
    `# Needs ${body.tools}. The current context of kubectl must be the cluster of ${environment.name}.`,
    'set -euo pipefail',
    'cd "$(dirname "$0")"',
    '',
    ...body.lines,
  ];
  return {
    format: 'text',
    path: `${platform.layout.kubernetes}/overlays/${environment.name}/bootstrap.sh`,
    text: `${lines.join('\n')}\n`,
    from: gitops?.path ?? ['environments'],
  };
}

interface Body {
  readonly tools: string;
  readonly lines: readonly string[];
}

function wholePlan(environment: Environment, plan: readonly PlannedStep[]): Body {
  const charts = plan.some(({ component }) => component !== undefined && hasChart(component.software));
  const secrets = handMadeSecrets(environment, plan);
  const levels = [...new Set(plan.map(({ level }) => level))];
  const steps = levels.flatMap((level) => {
    const own = plan.filter((step) => step.level === level);
    return [
      '',
      `# ${level + 1}. ${own.length === 1 ? 'One step' : `${own.length} steps`}`,
      ...own.map(applyLine),
      ...own.flatMap(readyLines),
      ...(own.some(({ id }) => id === componentId('vault')) ? ['expect_vault'] : []),
      ...(level === 0 ? secrets.map(({ namespace, name }) => `expect_secret ${namespace} ${name}`) : []),
    ];
  });
  const functions = [
    ...(plan.some(({ component }) => component === undefined)
      ? ['apply() {', '  echo "== $1"', '  kubectl apply --kustomize "$1"', '}']
      : []),
    ...(plan.some(({ component }) => component !== undefined && !hasChart(component.software))
      ? [
          'manifests() {',
          '  echo "== $1"',
          '  kubectl apply --server-side --kustomize "../../components/$1"',
          '  kubectl --namespace "$2" wait deployment --all --for=condition=Available --timeout=10m',
          '}',
        ]
      : []),
    ...(charts
      ? ['release() {', '  echo "== $1"', '  helmfile --selector "name=$1" sync --skip-needs', '}']
      : []),
    ...(steps.some((line) => line.startsWith('ready '))
      ? ['ready() {', '  kubectl --namespace "$1" rollout status "$2" --timeout=10m', '}']
      : []),
    ...(steps.some((line) => line.startsWith('condition '))
      ? ['condition() {', '  kubectl --namespace "$1" wait "$2" --for="condition=$3" --timeout=15m', '}']
      : []),
    ...(secrets.length > 0
      ? [
          'expect_secret() {',
          '  kubectl --namespace "$1" get secret "$2" > /dev/null && return',
          '  echo "Make the secret $2 of $1 as secrets/$1/$2.env.example says, then run this again." >&2',
          '  exit 1',
          '}',
        ]
      : []),
  ];
  if (steps.includes('expect_vault')) {
    functions.push(
      'expect_vault() {',
      `  kubectl --namespace ${vaultNamespace} wait pod/vault-0 --for=condition=Ready --timeout=5m > /dev/null && return`,
      `  echo "Set Vault up as ../../vault/${environment.name}/configure.sh says, then run this again." >&2`,
      '  exit 1',
      '}',
    );
  }
  return {
    tools: charts ? 'kubectl, helm and helmfile' : 'kubectl',
    lines: [...functions, ...steps],
  };
}

function applyLine({ id, component }: PlannedStep): string {
  if (component === undefined) return `apply ${id}`;
  return hasChart(component.software)
    ? `release ${component.name}`
    : `manifests ${component.name} ${component.namespace}`;
}

function hasChart(name: Parameters<typeof software>[0]): boolean {
  return software(name).chart !== undefined;
}

/** Conditions by which operators say that one of their objects serves. Source: the status of their definitions. */
const readyConditions: Readonly<Record<string, string>> = {
  'postgresql.cnpg.io/Cluster': 'Ready',
  // Argo Rollouts, pkg/apis/rollouts/v1alpha1/types.go: as many pods are available as are wanted.
  'argoproj.io/Rollout': 'Available',
  'rabbitmq.com/RabbitmqCluster': 'AllReplicasReady',
  'k8s.keycloak.org/Keycloak': 'Ready',
  'batch/Job': 'Complete',
};

function readyLines({ objects }: PlannedStep): readonly string[] {
  return objects.flatMap((object: JsonObject) => {
    const kind = String(object.kind);
    const group = groupOf(String(object.apiVersion));
    const { name, namespace = 'default' } = object.metadata as {
      readonly name: string;
      readonly namespace?: string;
    };
    if (group === 'apps' && ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind))
      return [`ready ${namespace} ${kind.toLowerCase()}/${name}`];
    const condition = readyConditions[`${group}/${kind}`];
    return condition === undefined
      ? []
      : [`condition ${namespace} ${kind.toLowerCase()}.${group}/${name} ${condition}`];
  });
}

/** Secrets that people must make before services start: those that no object of the platform brings. */
function handMadeSecrets(environment: Environment, plan: readonly PlannedStep[]): Environment['secrets'] {
  const made = new Set(
    plan.flatMap(({ objects }) =>
      objects.flatMap((object) => {
        const { name, namespace } = object.metadata as { readonly name: string; readonly namespace?: string };
        const target = (object.spec as { readonly target?: { readonly name?: string } } | undefined)?.target
          ?.name;
        return object.kind === 'ExternalSecret' || object.kind === 'SealedSecret'
          ? [`${namespace}/${target ?? name}`]
          : [];
      }),
    ),
  );
  return environment.secrets.filter(({ name, namespace }) => !made.has(`${namespace}/${name}`));
}

function onlyArgoCd(
  platform: Platform,
  environment: Environment,
  gitops: GitOps,
  plan: readonly PlannedStep[],
  valueFiles: ReadonlySet<string>,
): Body {
  const argo = plan.find(({ id }) => id === componentId('argo-cd'));
  const { chart } = software('argo-cd');
  const home = argo?.needs.find(({ why }) => why === 'its namespace')?.id;
  const values = ['values.yaml', `values-${environment.name}.yaml`].filter((file) =>
    valueFiles.has(`${platform.layout.kubernetes}/components/argo-cd/${file}`),
  );
  const up = argoCdFolder(platform, environment.name).slice(platform.layout.kubernetes.length + 1);
  return {
    tools: 'kubectl and helm',
    lines: [
      ...(home === undefined ? [] : [`kubectl apply --kustomize ${home}`, '']),
      `helm upgrade --install argo-cd ${chart?.name} --repo ${chart?.repository} --version ${chart?.version} \\`,
      `  --namespace ${gitops.namespace} \\`,
      ...values.map((file) => `  --values ../../components/argo-cd/${file} \\`),
      '  --wait --timeout 10m',
      '',
      '# From here on Argo CD brings everything, wave by wave, and keeps it so.',
      `kubectl apply --kustomize ../../${up}`,
      `kubectl --namespace ${gitops.namespace} wait application.argoproj.io/${environment.name} \\`,
      "  --for=jsonpath='{.status.health.status}'=Healthy --timeout=60m",
    ],
  };
}
