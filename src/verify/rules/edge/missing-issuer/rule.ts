import { neighboursOf } from '../../../declared.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { certificates } from '../certificates.ts';

export const rule: Rule = {
  id: 'missing-issuer',
  title: 'A certificate from an issuer that does not exist',
  severity: 'error',
  why: 'The Certificate waits for ever, its Secret is never made, and whoever serves the host with it fails or shows another certificate.',
  fix: 'Name an Issuer of the namespace or a ClusterIssuer that is declared.',
  *check(input) {
    for (const certificate of certificates(input.cluster)) {
      const group = textAt(certificate.value, 'spec', 'issuerRef', 'group') ?? 'cert-manager.io';
      const kind = textAt(certificate.value, 'spec', 'issuerRef', 'kind') ?? 'Issuer';
      const name = textAt(certificate.value, 'spec', 'issuerRef', 'name');
      if (name === undefined || group !== 'cert-manager.io') continue;
      const known = issuers(input, kind, kind === 'Issuer' ? certificate.namespace : undefined);
      // A repository that declares no issuer of the kind leaves them to others.
      if (known.length === 0 || known.includes(name)) continue;
      yield {
        message: `${titleOf(certificate)} asks ${kind} ${name}, which nobody declares`,
        places: [placeIn(certificate, ['spec', 'issuerRef', 'name'], `asks ${kind} ${name}`)],
        fix: `Name one that is declared: ${listed(known)}.`,
      };
    }
  },
};

function issuers(input: RuleInput, kind: string, namespace: string | undefined): readonly string[] {
  const all = [input.cluster, ...neighboursOf(input)].flatMap((cluster) => cluster.ofKind(kind));
  const near = all.filter(
    (one) => namespace === undefined || one.namespace === namespace || one.namespace === undefined,
  );
  // Issuers of other namespaces show that the repository declares its issuers.
  return all.length > 0 && near.length === 0
    ? ['none in this namespace']
    : [...new Set(near.map(({ name }) => name))];
}
