import type { Delivery, GitOps } from '../platform/delivery.ts';
import type { ReadDefinition } from '../schema/platform.ts';
import { type Context, pick } from './context.ts';
import { resolveHelm } from './helm.ts';

/** What the delivery of all environments has in common. */
export function resolveDelivery(definition: ReadDefinition): Delivery {
  const { delivery } = definition;
  return {
    folder: delivery?.path ?? '',
    helm: resolveHelm(definition),
    terraform: delivery?.terraform ?? false,
    phases: (delivery?.phases ?? []).map(({ name, when, brings = [], tasks = [] }, index) => ({
      name,
      when,
      brings,
      tasks,
      path: ['delivery', 'phases', index],
    })),
  };
}

/** Argo CD in the cluster of the environment, where the definition asks for it. */
export function resolveGitOps(context: Context): GitOps | undefined {
  const { delivery } = context.definition;
  const given = delivery?.gitops;
  if (given === undefined) return undefined;
  const path = ['delivery', 'gitops'];
  if (delivery?.repository === undefined) {
    context.report({
      path,
      reason: 'Argo CD does not know where the files are',
      fix: "Add delivery.repository: 'https://...', the Git repository that holds them.",
      needs: [['delivery', 'repository']],
    });
  }
  return {
    tool: given.tool,
    namespace: given.namespace ?? 'argocd',
    repository: delivery?.repository ?? '',
    revision: pick(given.revision, context) ?? 'main',
    replicas: pick(given.replicas, context) ?? 2,
    prune: pick(given.prune, context) ?? true,
    selfHeal: pick(given.selfHeal, context) ?? true,
    windows: (given.windows ?? []).flatMap(
      ({ kind, schedule, duration, timeZone = 'UTC', environments }, index) =>
        environments?.includes(context.environment) === false
          ? []
          : [{ kind, schedule, duration, timeZone, path: [...path, 'windows', index] }],
    ),
    path,
  };
}
