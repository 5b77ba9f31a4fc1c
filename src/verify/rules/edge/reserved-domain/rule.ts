import type { DataPath } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { ingresses } from '../../../backends.ts';
import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { certificates } from '../certificates.ts';
import { annotationsOf } from '../routes.ts';

/** Endings that no public zone and no public authority has. Sources: RFC 6761, 6762, 8375; ICANN 2024 (internal). */
const reserved = /(^|\.)(local|localhost|internal|test|invalid|home\.arpa)$/;

export const rule: Rule = {
  id: 'reserved-domain',
  title: 'A public name in a domain that cannot be public',
  severity: 'error',
  why: 'No public zone holds the name and no public authority signs for it: records are never made, certificates never issued; .local is asked of the neighbours by multicast DNS instead.',
  fix: 'Use a domain that you own.',
  *check({ cluster }) {
    for (const { object, path, name, wants } of publicNames(cluster)) {
      const ending = reserved.exec(name)?.[2];
      if (ending === undefined) continue;
      yield {
        message: `${titleOf(object)} ${wants} ${name}, but .${ending} cannot be public`,
        places: [placeIn(object, path, `${wants} ${name}`)],
      };
    }
  },
};

interface PublicName {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly name: string;
  readonly wants: string;
}

/** Names for which a public zone or a public authority is asked. */
function* publicNames(cluster: Cluster): Iterable<PublicName> {
  const authorities = [...cluster.ofKind('ClusterIssuer'), ...cluster.ofKind('Issuer')];
  const isOwn = (name: string | undefined) =>
    authorities.some((one) => one.name === name && textAt(one.value, 'spec', 'acme', 'server') === undefined);
  for (const object of certificates(cluster)) {
    if (isOwn(textAt(object.value, 'spec', 'issuerRef', 'name'))) continue;
    for (const [index, name] of listAt(object.value, 'spec', 'dnsNames').entries()) {
      const path = ['spec', 'dnsNames', index];
      // Names of Services are certified inside.
      if (typeof name === 'string' && !name.endsWith('.svc.cluster.local'))
        yield { object, path, name, wants: 'asks for a certificate of' };
    }
  }
  for (const object of ingresses(cluster)) {
    const annotations = annotationsOf(object.value);
    const issuer = annotations['cert-manager.io/cluster-issuer'] ?? annotations['cert-manager.io/issuer'];
    if (issuer === undefined || isOwn(issuer)) continue;
    for (const [index, rule] of listAt(object.value, 'spec', 'rules').entries()) {
      const name = textAt(rule, 'host');
      const path = ['spec', 'rules', index, 'host'];
      if (name !== undefined) yield { object, path, name, wants: 'asks for a certificate of' };
    }
  }
  for (const workload of cluster.workloads) {
    for (const { value, path } of containersOf(workload)) {
      for (const [index, argument] of listAt(value, 'args').entries()) {
        const name = typeof argument === 'string' ? /^--domain-filter=(.+)$/.exec(argument)?.[1] : undefined;
        if (name !== undefined)
          yield { object: workload.object, path: [...path, 'args', index], name, wants: 'writes records of' };
      }
    }
  }
}
