import type { DataPath } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { ingresses } from '../../../backends.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, textAt } from '../../../value.ts';
import { annotationsOf, meshGateways } from '../routes.ts';

export const rule: Rule = {
  id: 'outdated-tls',
  title: 'Versions of TLS that are broken',
  severity: 'error',
  // Source: RFC 8996, which ends TLS 1.0 and 1.1.
  why: 'TLS 1.0 and 1.1 can be broken by who is on the way, and auditors refuse them; a client that can do better may be made to use them.',
  fix: 'Accept TLS 1.2 and newer.',
  *check({ cluster }) {
    for (const { object, path, says } of oldest(cluster)) {
      if (!isBroken(says)) continue;
      yield {
        message: `${titleOf(object)} accepts versions of TLS that are broken: ${says}`,
        places: [placeIn(object, path, says)],
      };
    }
  },
};

interface Setting {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly says: string;
}

function* oldest(cluster: Cluster): Iterable<Setting> {
  for (const object of meshGateways(cluster)) {
    for (const [index, server] of listAt(object.value, 'spec', 'servers').entries()) {
      const says = textAt(server, 'tls', 'minProtocolVersion');
      const path = ['spec', 'servers', index, 'tls', 'minProtocolVersion'];
      if (says !== undefined) yield { object, path, says };
    }
  }
  const policy = 'alb.ingress.kubernetes.io/ssl-policy';
  for (const object of ingresses(cluster)) {
    const says = annotationsOf(object.value)[policy];
    if (says !== undefined) yield { object, path: ['metadata', 'annotations', policy], says };
  }
  const negotiation = 'service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy';
  for (const object of cluster.ofKind('Service')) {
    const says = annotationsOf(object.value)[negotiation];
    if (says !== undefined) yield { object, path: ['metadata', 'annotations', negotiation], says };
  }
  for (const object of cluster.ofKind('ConfigMap')) {
    const says = textAt(fieldsAt(object.value, 'data'), 'ssl-protocols');
    if (says !== undefined) yield { object, path: ['data', 'ssl-protocols'], says };
  }
}

/** Policies of AWS that accept 1.0 or 1.1. Source: Elastic Load Balancing user guide, security policies. */
const awsPolicies =
  /^ELBSecurityPolicy-(2016-08|2015-05|FS-2018-06|FS-1-1-2019-08|TLS-1-[01]-.*|TLS13-1-[01]-.*)$/;

function isBroken(says: string): boolean {
  return (
    /^TLSV1_[01]$/.test(says) || /(^|\s)(SSLv[23]|TLSv1(\.1)?)(\s|$)/.test(says) || awsPolicies.test(says)
  );
}
