import type { Artifact, Sourced } from '../../../base/index.ts';
import { argoCdFolder } from '../../objects/folders.ts';
import { planOf } from '../../order/plan.ts';
import type { Target, TargetInput } from '../../target.ts';
import { rootApplication, stepApplication } from './application.ts';
import { projects } from './project.ts';

/** Argo CD's own objects: projects with least rights, and an Application for each step in its wave. */
export const target: Target = {
  id: 'gitops',
  title: 'Applications and projects of Argo CD',
  needs: ['components'],
  compile: (input) => ({
    artifacts: input.platform.environments.flatMap((environment) => write(input, environment)),
  }),
};

function write(
  input: TargetInput,
  environment: TargetInput['platform']['environments'][number],
): readonly Artifact[] {
  const { platform, earlier } = input;
  const { gitops } = environment;
  if (gitops === undefined) return [];
  const plan = planOf(input, environment);
  const values = new Set((earlier.get('components') ?? []).map(({ path }) => path));
  const delivered = { platform, environment, gitops, plan, values };
  const folder = argoCdFolder(platform, environment.name);
  const file = (path: string, document: Sourced): Artifact => ({
    format: 'yaml',
    path: `${folder}/${path}`,
    documents: [document],
  });
  const files = [
    ...projects(platform, environment, gitops, plan).map((one) =>
      file(`${fileName(one, 'project')}.yaml`, one),
    ),
    file('root.yaml', rootApplication(delivered)),
    ...plan.map((step) => {
      const one = stepApplication(delivered, step);
      return file(`applications/${nameOf(one)}.yaml`, one);
    }),
  ];
  const resources = files.map(({ path }) => path.slice(folder.length + 1)).sort();
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
  };
  return [file('kustomization.yaml', { value: kustomization, from: gitops.path }), ...files];
}

function nameOf({ value }: Sourced): string {
  return (value.metadata as { readonly name: string }).name;
}

/** 'project.yaml' and 'project-delivery.yaml': the platform and the environment stand in the folder. */
function fileName(one: Sourced, kind: string): string {
  return nameOf(one).endsWith('-delivery') ? `${kind}-delivery` : kind;
}
