import type { DataPath, Sourced } from '../../../../base/index.ts';
import type { NetworkPolicyEgressRule, NetworkPolicyIngressRule } from '../../../../kubernetes/index.ts';
import type { Environment, Platform, Service } from '../../../../model/index.ts';
import type { Opening } from '../../area.ts';
import { servicePolicy } from '../../network/service-policy.ts';
import { exporter } from '../exporter.ts';
import { madeBy } from '../made-by.ts';
import { namesOpening } from '../names.ts';

/** What a program of the monitoring is made of. */
interface Program {
  readonly name: string;
  readonly purpose: string;
  readonly image: string;
  readonly port: { readonly name: string; readonly port: number; readonly expose?: number };
  /** Path that answers while the program is alive, and one that answers when it serves. */
  readonly health: { readonly live: string; readonly ready: string };
  readonly path: DataPath;
}

/** A program of the monitoring, run like any service. No annotation tells of its metrics: it has a job of its own. */
export function program({ monitoringNamespace }: Environment, given: Program): Service {
  const { name, purpose, image, port, health, path } = given;
  const kind = { image, port: port.port, health: health.ready };
  const made = exporter(name, monitoringNamespace, kind, path, port.name);
  const { ready } = made.probes;
  const check = { kind: 'http', path: health.live, port: port.name } as const;
  return {
    ...made,
    purpose,
    ports: made.ports.map((one) => ({ ...one, expose: port.expose ?? port.port })),
    metrics: undefined,
    probes: { ...made.probes, ...(ready === undefined ? {} : { live: { ...ready, check } }) },
  };
}

/** A rule of a policy with its reason. */
interface Reasoned<Rule> {
  readonly rule: Rule;
  readonly why: string;
}

/** Whom a program may be reached by, and what it may reach beside names. */
export function programPolicy(
  platform: Platform,
  environment: Environment,
  service: Service,
  ingress: readonly Reasoned<NetworkPolicyIngressRule>[],
  egress: readonly Reasoned<NetworkPolicyEgressRule>[],
): Sourced {
  const { name, path: from } = service;
  const openings: readonly Opening[] = [
    ...namesOpening(environment, service),
    ...ingress.map((one): Opening => ({ of: 'service', name, side: 'ingress', allowed: { ...one, from } })),
    ...egress.map((one): Opening => ({ of: 'service', name, side: 'egress', allowed: { ...one, from } })),
  ];
  // Of a StatefulSet any pod may reach any other; these say what they need of each other.
  return madeBy(from, servicePolicy(platform, environment, { ...service, workload: 'Deployment' }, openings));
}
