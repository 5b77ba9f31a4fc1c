import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { certificates, dnsNames, tlsUses } from '../certificates.ts';
import { covers } from '../routes.ts';

export const rule: Rule = {
  id: 'uncovered-host',
  title: 'A host that its certificate does not name',
  severity: 'error',
  why: 'Browsers and clients refuse the connection: the certificate is for somebody else.',
  fix: 'Add the host to the dnsNames of the Certificate.',
  *check({ cluster }) {
    for (const use of tlsUses(cluster)) {
      // The Certificate that fills the Secret; one without hosts is for other names.
      const certificate = certificates(cluster).find(
        (one) => textAt(one.value, 'spec', 'secretName') === use.secret && one.namespace === use.namespace,
      );
      if (certificate === undefined) continue;
      const names = dnsNames(certificate);
      if (names.length === 0) continue;
      for (const { name: host, path } of use.hosts) {
        if (names.some((name) => covers(name, host))) continue;
        yield {
          message: `${titleOf(use.object)} serves ${host} with the certificate of Secret ${use.secret}, which is for ${listed(names)}`,
          places: [
            placeIn(use.object, path, `serves ${host}`),
            placeIn(certificate, ['spec', 'dnsNames'], `names ${listed(names)}`),
          ],
        };
      }
    }
  },
};
