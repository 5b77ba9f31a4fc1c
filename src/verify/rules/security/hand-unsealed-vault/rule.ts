import { positionOf } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { scalarOf, vaultsOf } from '../vault.ts';

/** Where the values of the chart keep the configuration of the server. */
const configurations = [
  ['server', 'ha', 'raft', 'config'],
  ['server', 'ha', 'config'],
  ['server', 'standalone', 'config'],
];

/** Source: 'Seal/Unseal' and 'seal stanza' of the Vault documentation. */
export const rule: Rule = {
  id: 'hand-unsealed-vault',
  title: 'A Vault that people must unseal after every restart',
  severity: 'warning',
  why: 'A pod that was moved to another node comes back sealed and serves nothing until several people have brought their keys; a drain of the nodes takes all secrets away.',
  fix: "Add a 'seal' stanza with a key of the cloud's key management service.",
  *check({ cluster }) {
    for (const { installed, setting } of vaultsOf(cluster)) {
      const configuration = configurations.map((path) => setting(...path)).find((tree) => tree !== undefined);
      const text = scalarOf(configuration);
      if (typeof text === 'string' && /^\s*seal\s+"/m.test(text)) continue;
      // A configuration written as a map (JSON) has the stanza as a key.
      if (configuration?.kind === 'map' && configuration.entries.has('seal')) continue;
      const at =
        configuration === undefined ? installed.at : positionOf(configuration.source, configuration.offset);
      yield {
        message: `the Vault ${installed.name} has no seal that opens by itself`,
        places: [{ at, note: 'has no seal stanza' }],
      };
    }
  },
};
