import type { Environment, Service } from '../../../../model/index.ts';
import { isRolledOut } from '../../release-names.ts';
import type { AlertContext, Step } from '../alert.ts';
import { lasting } from '../watched.ts';

/** How people act on pods, by what runs them: `kubectl` for most, the plugin of Argo Rollouts for its own. */
type Way = 'rollout' | 'deployment' | 'statefulset' | 'daemonset';

const kinds = { Deployment: 'deployment', StatefulSet: 'statefulset', DaemonSet: 'daemonset' } as const;

function wayOf(service: Service): Way {
  if (isRolledOut(service)) return 'rollout';
  return kinds[service.workload as keyof typeof kinds];
}

/** The services of each way, in the order of the definition. */
function ways(environment: Environment): ReadonlyMap<Way, readonly string[]> {
  const found = new Map<Way, string[]>();
  for (const service of lasting(environment)) {
    const way = wayOf(service);
    found.set(way, [...(found.get(way) ?? []), service.name]);
  }
  return found;
}

/** A step for each way in which services run here; it names them where there are several. */
function byWay(
  { environment }: AlertContext,
  text: string,
  commandOf: (way: Way) => string | undefined,
): readonly Step[] {
  const found = [...ways(environment)].flatMap(([way, names]) => {
    const command = commandOf(way);
    return command === undefined ? [] : [{ names, command }];
  });
  const all = ways(environment).size;
  return found.map(({ names, command }) => ({
    text: all === 1 ? `${text}:` : `${text} (${names.join(', ')}):`,
    commands: [command],
  }));
}

/** More pods than there are. */
export function addPods(context: AlertContext, text: string): readonly Step[] {
  return byWay(context, text, (way) =>
    way === 'daemonset' ? undefined : `kubectl -n <namespace> scale ${way}/<service> --replicas=<more>`,
  );
}

/** One pod after the other, anew. */
export function restart(context: AlertContext, text: string): readonly Step[] {
  return byWay(context, text, (way) =>
    way === 'rollout'
      ? 'kubectl argo rollouts restart <service> -n <namespace>'
      : `kubectl -n <namespace> rollout restart ${way}/<service>`,
  );
}

/**
 * What helps most often after a release: back to the version before, by hand or by Git, whoever has the last word.
 * @param which the services that the alert is about
 */
export function undo(all: AlertContext, which: (service: Service) => boolean = () => true): readonly Step[] {
  const { gitops, services } = all.environment;
  const context = { ...all, environment: { ...all.environment, services: services.filter(which) } };
  const stop = byWay(
    context,
    'If it began with a release that is still under way, stop it: all requests go back to the version before',
    (way) => (way === 'rollout' ? 'kubectl argo rollouts abort <service> -n <namespace>' : undefined),
  );
  const back = byWay(
    context,
    'If it began with a release, go back to the one before, then mend in the open',
    (way) =>
      way === 'rollout'
        ? 'kubectl argo rollouts undo <service> -n <namespace>'
        : `kubectl -n <namespace> rollout undo ${way}/<service>`,
  );
  if (gitops === undefined) return [...stop, ...weights(context), ...back];
  const revert: Step = {
    text: gitops.selfHeal
      ? `If it began with a release, take it back in Git (${gitops.revision}): what is changed in the cluster, Argo CD undoes.`
      : `Take it back in Git (${gitops.revision}) as well: the next sync brings the release again otherwise.`,
    commands: ['git revert --no-edit <commit>', 'git push'],
  };
  return [...stop, ...weights(context), ...(gitops.selfHeal ? [] : back), revert];
}

/** Where people move weights, they take them back the same way. */
function weights({ environment }: AlertContext): readonly Step[] {
  const led = environment.services.filter(
    ({ release }) => release.strategy === 'tracks' && release.next !== undefined,
  );
  if (led.length === 0) return [];
  const names = led.map(({ name }) => name).join(', ');
  return [
    {
      text: `If the next version of ${names} fails, lead nothing to it: take \`next\` out of its release in the definition, compile and apply.`,
    },
  ];
}
