import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { ingresses } from '../../../backends.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { certificates, dnsNames } from '../certificates.ts';
import { annotationsOf, classOf, covers } from '../routes.ts';

export const rule: Rule = {
  id: 'unseen-certificate',
  title: 'A certificate behind a load balancer that ends TLS itself',
  severity: 'error',
  why: 'Clients get the certificate of the load balancer: this one is renewed for nobody, its HTTP challenge may fail, and what is believed to be encrypted to the controller is not.',
  fix: 'End TLS in one place: remove the Certificate, or pass connections through a network load balancer.',
  *check({ cluster }) {
    const ended = endedInFront(cluster);
    for (const certificate of certificates(cluster)) {
      const names = dnsNames(certificate);
      const front = ended.find(
        ({ hosts }) => names.length > 0 && names.every((name) => hosts.some((host) => covers(name, host))),
      );
      if (front === undefined) continue;
      yield {
        message: `${titleOf(certificate)} is for hosts whose TLS ${titleOf(front.object)} ends before`,
        places: [
          placeIn(certificate, ['spec', 'dnsNames'], 'no client sees it'),
          placeIn(front.object, ['spec', 'rules'], 'TLS ends here, with certificates of the cloud'),
        ],
      };
    }
  },
};

/** Hosts whose TLS ends at an application load balancer. */
function endedInFront(
  cluster: Cluster,
): readonly { readonly object: KubernetesObject; readonly hosts: readonly string[] }[] {
  return ingresses(cluster)
    .filter((object) => classOf(object) === 'alb' && isEncrypted(annotationsOf(object.value)))
    .map((object) => ({
      object,
      hosts: listAt(object.value, 'spec', 'rules').flatMap((rule) => textAt(rule, 'host') ?? []),
    }));
}

function isEncrypted(annotations: Readonly<Record<string, string>>): boolean {
  return (
    annotations['alb.ingress.kubernetes.io/certificate-arn'] !== undefined ||
    annotations['alb.ingress.kubernetes.io/listen-ports']?.includes('HTTPS') === true
  );
}
