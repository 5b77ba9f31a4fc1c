import type { JsonObject, Sourced } from '../../../base/index.ts';
import { type AppProject, groupOf, scope, software } from '../../../kubernetes/index.ts';
import type { Environment, GitOps, Platform } from '../../../model/index.ts';
import { namespaceFolder } from '../../objects/folders.ts';
import { labelsOf } from '../../objects/labels.ts';
import { sourced } from '../../objects/sourced.ts';
import type { PlannedStep } from '../../order/plan.ts';

/** The cluster in which Argo CD runs. */
export const ownCluster = 'https://kubernetes.default.svc';

/** The projects of an environment: of what runs the platform, and of Argo CD itself with its Applications. */
export function projectNames(platform: Platform, environment: Environment) {
  const name = `${platform.name}-${environment.name}`;
  return { platform: name, delivery: `${name}-delivery` };
}

/** Kinds of the whole cluster that charts of operators bring, as 'group/Kind'. */
const chartKinds = [
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'networking.k8s.io/IngressClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'scheduling.k8s.io/PriorityClass',
];

/** What may come from where to where: nothing but what the plan holds. */
export function projects(
  platform: Platform,
  environment: Environment,
  gitops: GitOps,
  plan: readonly PlannedStep[],
): readonly Sourced[] {
  const names = projectNames(platform, environment);
  const own = plan.filter((step) => isDelivery(step, gitops));
  const others = plan.filter((step) => !own.includes(step));
  return [
    project(platform, gitops, names.delivery, {
      description: `Argo CD itself, and the Applications of ${environment.name}`,
      steps: own,
      namespaces: [gitops.namespace],
      clusterKinds: ['/Namespace', ...chartKinds],
    }),
    project(platform, gitops, names.platform, {
      description: `Everything of ${platform.name} in ${environment.name}`,
      steps: others,
      namespaces: namespacesOf(others),
      clusterKinds: [
        ...others.flatMap(({ objects }) => objects.flatMap(clusterKind)),
        ...(others.some(({ component }) => component !== undefined) ? chartKinds : []),
      ],
      // Who could make Applications could give itself another project.
      refused: ['argoproj.io/Application', 'argoproj.io/ApplicationSet', 'argoproj.io/AppProject'],
    }),
  ];
}

/** Whether a step is Argo CD's own: nothing else may write where the Applications are. */
export function isDelivery({ id, component }: PlannedStep, gitops: GitOps): boolean {
  return component?.software === 'argo-cd' || id === namespaceFolder(gitops.namespace);
}

interface Rights {
  readonly description: string;
  readonly steps: readonly PlannedStep[];
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly string[];
  readonly refused?: readonly string[];
}

function project(platform: Platform, gitops: GitOps, name: string, rights: Rights): Sourced {
  const charts = rights.steps.flatMap(({ component }) => {
    const chart = component === undefined ? undefined : software(component.software).chart;
    return chart === undefined ? [] : [chartAddress(chart.repository, chart.name)];
  });
  const object: AppProject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: gitops.namespace, labels: labelsOf(platform, name, 'delivery') },
    spec: {
      description: rights.description,
      sourceRepos: [...new Set([gitops.repository, ...charts.sort()])],
      destinations: rights.namespaces.map((namespace) => ({ server: ownCluster, namespace })),
      clusterResourceWhitelist: [...new Set(rights.clusterKinds)].sort().map(groupAndKind),
      ...(rights.refused === undefined
        ? {}
        : { namespaceResourceBlacklist: rights.refused.map(groupAndKind) }),
      ...(gitops.windows.length === 0
        ? {}
        : {
            syncWindows: gitops.windows.map(({ kind, schedule, duration, timeZone }) => ({
              kind,
              schedule,
              duration,
              timeZone,
              applications: ['*'],
              manualSync: true,
            })),
          }),
    },
  };
  return sourced(object, gitops.path, {
    comments: {
      'spec.namespaceResourceBlacklist': 'Who could make Applications could give itself another project.',
      'spec.syncWindows[0].manualSync': 'People may still sync by hand, for what cannot wait.',
    },
  });
}

/** The address of a chart's repository as Argo CD writes it: registries without their scheme and the chart's name. */
export function chartAddress(repository: string, chart: string): string {
  if (!repository.startsWith('oci://')) return repository;
  const address = repository.slice('oci://'.length);
  return address.endsWith(`/${chart}`) ? address.slice(0, -chart.length - 1) : address;
}

function groupAndKind(text: string): { group: string; kind: string } {
  const slash = text.indexOf('/');
  return { group: text.slice(0, slash), kind: text.slice(slash + 1) };
}

function clusterKind(object: JsonObject): readonly string[] {
  const [apiVersion, kind] = [String(object.apiVersion), String(object.kind)];
  return scope(apiVersion, kind) === 'cluster' ? [`${groupOf(apiVersion)}/${kind}`] : [];
}

/** Charts of operators keep roles and services in kube-system besides their own namespace. */
function namespacesOf(steps: readonly PlannedStep[]): readonly string[] {
  const found = steps.flatMap(({ objects, component }) => [
    ...(component === undefined ? [] : [component.namespace, 'kube-system']),
    ...objects.flatMap(({ kind, metadata }) => {
      const { name, namespace } = metadata as { readonly name: string; readonly namespace?: string };
      return kind === 'Namespace' ? [name] : (namespace ?? []);
    }),
  ]);
  return [...new Set(found)].sort();
}
