import type { Cluster } from '../../../../facts/index.ts';
import { ingresses } from '../../../backends.ts';
import { neighboursOf } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { annotationsOf, type classOf, covers, meshGateways } from '../routes.ts';

export const rule: Rule = {
  id: 'plain-public-host',
  title: 'A public host without TLS',
  severity: 'error',
  why: 'Whoever is on the way reads and changes requests and answers: passwords, tokens and cookies lie open.',
  fix: 'Name the host under `tls` with the Secret of its certificate, and redirect plain requests.',
  *check(input) {
    const secured = securedHosts(input);
    for (const object of ingresses(input.cluster)) {
      if (endsTls(object)) continue;
      for (const [index, given] of listAt(object.value, 'spec', 'rules').entries()) {
        const host = textAt(given, 'host');
        if (host === undefined || isInside(host) || secured.some((name) => covers(name, host))) continue;
        yield {
          message: `${titleOf(object)} serves ${host} without TLS`,
          places: [placeIn(object, ['spec', 'rules', index, 'host'], 'is served as plain text')],
        };
      }
    }
    for (const object of meshGateways(input.cluster)) {
      for (const [index, server] of listAt(object.value, 'spec', 'servers').entries()) {
        const redirects = (server as { tls?: { httpsRedirect?: unknown } }).tls?.httpsRedirect === true;
        if (textAt(server, 'port', 'protocol') !== 'HTTP' || redirects) continue;
        for (const [at, host] of listAt(server, 'hosts').entries()) {
          if (typeof host !== 'string' || host === '*' || isInside(host)) continue;
          if (secured.some((name) => covers(name, host))) continue;
          yield {
            message: `${titleOf(object)} serves ${host} without TLS`,
            places: [placeIn(object, ['spec', 'servers', index, 'hosts', at], 'is served as plain text')],
          };
        }
      }
    }
  },
};

/** Hosts that only resolve inside, or on one machine. */
function isInside(host: string): boolean {
  return !host.includes('.') || /\.(local|localhost|internal|test|lan)$/.test(host);
}

/** An application load balancer has its certificates from the cloud. */
function endsTls(object: { readonly value: unknown } & Parameters<typeof classOf>[0]): boolean {
  const annotations = annotationsOf(object.value);
  return (
    annotations['alb.ingress.kubernetes.io/certificate-arn'] !== undefined ||
    annotations['alb.ingress.kubernetes.io/listen-ports']?.includes('HTTPS') === true ||
    annotations['networking.gke.io/managed-certificates'] !== undefined
  );
}

/** Every host that something in front, or the same Ingress, serves with TLS. */
function securedHosts(input: RuleInput): readonly string[] {
  return [input.cluster, ...neighboursOf(input)].flatMap(securedIn);
}

function securedIn(cluster: Cluster): readonly string[] {
  const texts = (list: readonly unknown[]) => list.filter((one): one is string => typeof one === 'string');
  return [
    ...ingresses(cluster).flatMap((object) => [
      ...listAt(object.value, 'spec', 'tls').flatMap((tls) => texts(listAt(tls, 'hosts'))),
      ...(endsTls(object)
        ? texts(listAt(object.value, 'spec', 'rules').map((given) => textAt(given, 'host') ?? '*'))
        : []),
    ]),
    ...meshGateways(cluster).flatMap(({ value }) =>
      listAt(value, 'spec', 'servers').flatMap((server) =>
        ['HTTPS', 'TLS'].includes(textAt(server, 'port', 'protocol') ?? '')
          ? texts(listAt(server, 'hosts')).map((host) => host.replace(/^.*\//, ''))
          : [],
      ),
    ),
  ];
}
