import { type DataPath, isObject } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { groupOf } from '../../../../kubernetes/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import { shiftedRoutes } from '../../../rollout-routes.ts';
import type { Rule } from '../../../rule.ts';
import { allApplicationsOf } from '../application-sets.ts';
import { type Application, broughtBy } from '../applications.ts';
import { ignoredBy } from '../ignored.ts';

/** What an Application ignores that has the weights in it: the weights themselves, their route, or all routes. */
const covering = {
  VirtualService: /weight|^\/spec(\/http(\/.*)?)?$|^\.spec(\.http(\[.*)?)?$/,
  HTTPRoute: /weight|^\/spec(\/rules(\/.*)?)?$|^\.spec(\.rules(\[.*)?)?$|\.spec\.rules$/,
} as const;

export const rule: Rule = {
  id: 'self-heal-fights-rollout',
  title: 'An Application that heals the weights which a Rollout moves',
  severity: 'error',
  why: 'Argo CD sets the weights back to those in Git as fast as Argo Rollouts moves them: the new version gets no requests, and is judged all the same.',
  fix: 'Let the Application ignore the weights (.spec.http[].route[].weight, .spec.rules[].backendRefs[].weight), with RespectIgnoreDifferences=true among its sync options.',
  *check(input) {
    for (const application of allApplicationsOf(input.cluster, input.facts)) {
      if (!application.heals) continue;
      for (const { cluster: home, object } of broughtBy(input.facts, application)) {
        const [owner, path] = movedBy(home, object) ?? [];
        if (owner === undefined || path === undefined) continue;
        if (isCovered(application, object) || isIgnoredByAll(home, input.cluster, object)) continue;
        yield {
          message: `${titleOf(application.object)} sets the weights of ${titleOf(object)} back, which ${titleOf(owner)} moves`,
          places: [
            placeIn(
              application.object,
              [...application.spec, 'syncPolicy', 'automated', 'selfHeal'],
              'undoes what the Rollout does',
            ),
            placeIn(object, ['spec'], 'the weights in Git'),
            placeIn(owner, path, `moves the weights of ${object.name}`),
          ],
        };
      }
    }
  },
};

/** The Rollout that moves the weights of a route. */
function movedBy(
  cluster: Cluster,
  route: KubernetesObject,
): readonly [KubernetesObject, DataPath] | undefined {
  if (!(route.kind in covering)) return undefined;
  for (const rollout of cluster.ofKind('Rollout')) {
    if (!rollout.apiVersion.startsWith('argoproj.io/')) continue;
    for (const { kind, namespace, name, path } of shiftedRoutes(rollout)) {
      if (kind === route.kind && name === route.name && namespace === route.namespace) return [rollout, path];
    }
  }
  return undefined;
}

function isCovered(application: Application, route: KubernetesObject): boolean {
  const { fields, managers } = ignoredBy(application, route);
  const pattern = covering[route.kind as keyof typeof covering];
  return fields.some((field) => pattern.test(field)) || managers.some((one) => /rollouts/.test(one));
}

/** Whether Argo CD itself ignores something of all objects of the kind. */
function isIgnoredByAll(home: Cluster, cluster: Cluster, { apiVersion, kind }: KubernetesObject): boolean {
  const key = `resource.customizations.ignoreDifferences.${groupOf(apiVersion)}_${kind}`;
  return [home, cluster].some((one) =>
    one.ofKind('ConfigMap').some(({ name, value }) => {
      return name === 'argocd-cm' && isObject(value.data) && value.data[key] !== undefined;
    }),
  );
}
