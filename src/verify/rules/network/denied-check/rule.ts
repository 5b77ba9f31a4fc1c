import type { Workload } from '../../../../facts/index.ts';
import { type Kubectl, kubectlCalls, plainText } from '../../../commands.ts';
import { networkOf } from '../../../network.ts';
import { titleOf } from '../../../place.ts';
import { type PodEnd, podsElsewhere, podsOf } from '../../../pod-end.ts';
import { denialBetween, denialOf } from '../../../reachability.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { targetsOf } from '../../../targets.ts';
import { denialPlaces, policiesText } from '../denials.ts';
import { servicesNamed } from '../known-services.ts';
import { podsBehind, portsOfService } from '../services.ts';

export const rule: Rule = {
  id: 'denied-check',
  title: 'A check of a connection that policies deny',
  severity: 'error',
  why: 'The check fails on a healthy platform: in an incident it blames the network, and people look in the wrong place.',
  fix: 'Check from a workload that calls the other in fact, or allow the connection on both ends.',
  *check(input) {
    const network = networkOf(input);
    for (const call of kubectlCalls(input.facts)) {
      const caller = callerOf(input, call);
      const wanted = caller === undefined ? undefined : addressIn(call);
      if (caller === undefined || wanted === undefined) continue;
      const namespace = wanted.namespace ?? caller.namespace;
      const service = servicesNamed(network, wanted.service).find((one) => one.namespace === namespace);
      const [callee] = service === undefined ? [] : podsBehind(input, service.object);
      if (service === undefined || callee === undefined || callee === caller.workload) continue;
      const port = portsOfService(service.object).find((one) => one.port === wanted.port)?.target;
      if (port === undefined) continue;
      const listening =
        typeof port === 'number' ? port : callee.ports.find(({ name }) => name === port)?.port;
      if (listening === undefined) continue;
      const at = { port: listening, protocol: 'TCP' } as const;
      const denial =
        caller.workload === undefined
          ? denialOf(network, 'ingress', callee, caller.end, at)
          : denialBetween(network, caller.workload, callee, at);
      if (denial === undefined) continue;
      yield {
        message: `a check from ${caller.title} asks ${wanted.host}, but no ${denial.side} rule of ${policiesText(denial)} allows it`,
        places: [{ at: wanted.at, note: `asks ${wanted.host}` }, ...denialPlaces(denial)],
      };
    }
  },
};

/** The pod in which a command runs: that of a workload, or one that is made for the check. */
interface Caller {
  readonly title: string;
  readonly namespace: string | undefined;
  readonly workload: Workload | undefined;
  readonly end: PodEnd;
}

function callerOf({ cluster }: RuleInput, call: Kubectl): Caller | undefined {
  const namespace = plainText(call.namespace);
  if (call.verb === 'run') return checker(call, namespace ?? 'default');
  const [target] = call.verb === 'exec' ? targetsOf(call) : [];
  const workload = cluster.workloads.find(
    ({ object }) =>
      object.kind === target?.kind &&
      object.name === target.name &&
      (namespace === undefined || object.namespace === namespace),
  );
  if (workload === undefined) return undefined;
  const { object } = workload;
  return { title: titleOf(object), namespace: object.namespace, workload, end: podsOf(workload) };
}

/** A pod of `kubectl run` carries the label run and those that it is given, nothing else. */
function checker({ operands, flags }: Kubectl, namespace: string): Caller | undefined {
  const name = plainText(operands[0]);
  if (name === undefined) return undefined;
  const given = (flags.get('--labels') ?? flags.get('-l'))?.text.split(',').map((pair) => pair.split('='));
  const labels: Readonly<Record<string, string>> =
    given === undefined ? { run: name } : Object.fromEntries(given.map(([key, value = '']) => [key, value]));
  const end = { ...podsElsewhere(namespace, labels), isOpen: () => false };
  return { title: `a pod ${name} in namespace ${namespace}`, namespace, workload: undefined, end };
}

const url =
  /\bhttps?:\/\/([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?)?(?::(\d+))?(?=[/?'"]|$)/;

/** The Service that a command in a pod asks by HTTP. */
function addressIn({ call: { command } }: Kubectl) {
  const from = command.words.findIndex(({ text }) => text === '--');
  for (const word of from === -1 ? [] : command.words.slice(from + 1)) {
    const [host, service, namespace, port] = url.exec(word.text) ?? [];
    if (host === undefined || service === undefined || service === 'localhost') continue;
    const usual = host.startsWith('https') ? 443 : 80;
    return { host, service, namespace, port: port === undefined ? usual : Number(port), at: word.at };
  }
  return undefined;
}
