import { positionOf } from '../../../../base/index.ts';
import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { secretStores } from '../secret-stores.ts';
import { scalarOf, vaultsOf } from '../vault.ts';

/** Whoever listens on the own machine reads nothing from the network. */
const plain = /^http:\/\/(?!localhost[:/]|127\.|\[::1\])/;

export const rule: Rule = {
  id: 'plain-secret-transport',
  title: 'Secrets that cross the network unencrypted',
  severity: 'error',
  why: 'Every node and pod on the way can read the credentials, and the token with which they are asked for.',
  fix: 'Speak https, and give whoever asks the authority that signed the certificate.',
  *check(input) {
    yield* stores(input);
    yield* variables(input);
    for (const { installed, setting } of vaultsOf(input.cluster)) {
      const tree = setting('global', 'tlsDisable');
      // The chart's own default is true.
      if (scalarOf(tree) === false) continue;
      yield {
        message: `the Vault ${installed.name} serves without TLS`,
        places: [
          {
            at: tree === undefined ? installed.at : positionOf(tree.source, tree.offset),
            note: 'global.tlsDisable is true unless it is set',
          },
        ],
      };
    }
  },
};

function* stores({ cluster }: RuleInput): Iterable<Report> {
  for (const store of secretStores(cluster)) {
    const path = ['spec', 'provider', 'vault', 'server'];
    const server = textAt(store.value, ...path);
    if (server === undefined || !plain.test(server)) continue;
    yield {
      message: `${titleOf(store)} reads secrets from ${server}`,
      places: [placeIn(store, path, 'is not encrypted')],
    };
  }
}

function* variables({ cluster }: RuleInput): Iterable<Report> {
  for (const workload of cluster.workloads) {
    for (const { name, value, path } of containersOf(workload)) {
      for (const [index, item] of listAt(value, 'env').entries()) {
        const address = textAt(item, 'value');
        if (textAt(item, 'name') !== 'VAULT_ADDR' || address === undefined || !plain.test(address)) continue;
        yield {
          message: `container ${name} of ${titleOf(workload.object)} asks Vault at ${address}`,
          places: [placeIn(workload.object, [...path, 'env', index, 'value'], 'is not encrypted')],
        };
      }
    }
  }
}
