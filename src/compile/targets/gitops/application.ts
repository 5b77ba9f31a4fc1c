import type { Sourced } from '../../../base/index.ts';
import { type Application, software } from '../../../kubernetes/index.ts';
import type { Environment, GitOps, Platform } from '../../../model/index.ts';
import { argoCdFolder, componentFolder, serviceFolder } from '../../objects/folders.ts';
import { labelsOf } from '../../objects/labels.ts';
import { sourced } from '../../objects/sourced.ts';
import type { PlannedStep } from '../../order/plan.ts';
import { ignoredFields } from './ignored.ts';
import { chartAddress, isDelivery, ownCluster, projectNames } from './project.ts';

/** What the Applications of an environment have in common. */
export interface Delivered {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly gitops: GitOps;
  readonly plan: readonly PlannedStep[];
  /** Paths of all values files. */
  readonly values: ReadonlySet<string>;
}

type Spec = Application['spec'];
type Source = NonNullable<Spec['sources']>[number];

/** The Application that holds all others, and itself. */
export function rootApplication(delivered: Delivered): Sourced {
  const { platform, environment, gitops } = delivered;
  const object = application(delivered, environment.name, {
    project: projectNames(platform, environment).delivery,
    source: {
      repoURL: gitops.repository,
      targetRevision: gitops.revision,
      path: inGit(platform, argoCdFolder(platform, environment.name)),
    },
    destination: { server: ownCluster, namespace: gitops.namespace },
    syncPolicy: policy(gitops, []),
  });
  return sourced(object, gitops.path, {
    comments: { '': `Holds all Applications of ${environment.name}, and itself.` },
  });
}

/** The Application of a step. */
export function stepApplication(delivered: Delivered, step: PlannedStep): Sourced {
  const { platform, environment, gitops, plan } = delivered;
  const names = projectNames(platform, environment);
  const { component } = step;
  const isService = environment.services.some(({ name }) => serviceFolder(platform, name) === step.id);
  const ignored = ignoredFields(
    step.objects,
    plan.flatMap(({ objects }) => objects),
  );
  const namespace = component?.namespace ?? step.objects.map(namespaceOf).find((name) => name !== undefined);
  const object = application(
    delivered,
    component?.name ?? step.id.replaceAll('/', '-'),
    {
      project: isDelivery(step, gitops) ? names.delivery : names.platform,
      ...sources(delivered, step),
      destination: { server: ownCluster, ...(namespace === undefined ? {} : { namespace }) },
      syncPolicy: policy(gitops, [
        ...(component === undefined ? [] : ['ServerSideApply=true']),
        ...(ignored.length === 0 ? [] : ['RespectIgnoreDifferences=true']),
      ]),
      ...(ignored.length === 0 ? {} : { ignoreDifferences: [...ignored] }),
    },
    { wave: step.level, cascade: isService },
  );
  const after = step.needs.map(({ id }) => id.replace(/^components\//, ''));
  return sourced(object, component?.values.from ?? gitops.path, {
    comments: {
      ...(component === undefined ? {} : { '': component.purpose }),
      ...(after.length === 0
        ? {}
        : { 'metadata.annotations["argocd.argoproj.io/sync-wave"]': `After ${after.join(', ')}.` }),
      'metadata.finalizers': 'What the service has goes with it.',
      'spec.syncPolicy.syncOptions':
        component === undefined
          ? 'Others move these fields.'
          : 'Its definitions are larger than what a client may apply.',
      'spec.ignoreDifferences': 'Autoscalers and rollouts own these fields.',
    },
  });
}

function application(
  { platform, gitops }: Delivered,
  name: string,
  spec: Spec,
  place: { readonly wave?: number; readonly cascade?: boolean } = {},
): Application {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: gitops.namespace,
      labels: labelsOf(platform, name, 'delivery'),
      ...(place.wave === undefined
        ? {}
        : { annotations: { 'argocd.argoproj.io/sync-wave': String(place.wave) } }),
      ...(place.cascade === true ? { finalizers: ['resources-finalizer.argocd.argoproj.io'] } : {}),
    },
    spec,
  };
}

function sources(delivered: Delivered, { id, component }: PlannedStep): Pick<Spec, 'source' | 'sources'> {
  const { platform, environment, gitops, values } = delivered;
  const git = { repoURL: gitops.repository, targetRevision: gitops.revision };
  if (component === undefined) {
    const folder = `${platform.layout.kubernetes}/overlays/${environment.name}/${id}`;
    return { source: { ...git, path: inGit(platform, folder) } };
  }
  const folder = componentFolder(platform, component.name);
  const { chart } = software(component.software);
  if (chart === undefined) return { source: { ...git, path: inGit(platform, folder) } };
  const files = ['values.yaml', `values-${environment.name}.yaml`]
    .map((file) => `${folder}/${file}`)
    .filter((path) => values.has(path));
  const source: Source = {
    repoURL: chartAddress(chart.repository, chart.name),
    chart: chart.name,
    targetRevision: chart.version,
    helm: {
      releaseName: component.name,
      valueFiles: files.map((path) => `$values/${inGit(platform, path)}`),
    },
  };
  return { sources: [source, { ...git, ref: 'values' }] };
}

function policy(gitops: GitOps, options: readonly string[]): NonNullable<Spec['syncPolicy']> {
  return {
    automated: { prune: gitops.prune, selfHeal: gitops.selfHeal },
    ...(options.length === 0 ? {} : { syncOptions: [...options] }),
    retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
  };
}

/** A path of the output, from the root of the Git repository. */
function inGit({ delivery }: Platform, path: string): string {
  return delivery.folder === '' ? path : `${delivery.folder}/${path}`;
}

function namespaceOf({ metadata }: PlannedStep['objects'][number]): string | undefined {
  return (metadata as { readonly namespace?: string }).namespace;
}
