import { positionOf } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { scalarOf, vaultsOf } from '../vault.ts';

/** Defaults of the chart: one server, and three where it is highly available. */
export const rule: Rule = {
  id: 'single-vault',
  title: 'A Vault without a majority to lose a server from',
  severity: 'warning',
  why: 'With the one server, or with two of which both are needed, every secret goes: pods that start meanwhile do not get theirs.',
  fix: 'Run three servers or more (server.ha.enabled, server.ha.replicas) with integrated storage.',
  *check({ cluster }) {
    for (const { installed, setting } of vaultsOf(cluster)) {
      const enabled = setting('server', 'ha', 'enabled');
      const replicas = setting('server', 'ha', 'replicas');
      // A Vault that only injects, and finds its server elsewhere.
      if (
        scalarOf(setting('server', 'enabled')) === false ||
        scalarOf(setting('injector', 'externalVaultAddr'))
      )
        continue;
      const isShared = scalarOf(enabled) === true;
      const count = isShared ? Number(scalarOf(replicas) ?? 3) : 1;
      if (count >= 3) continue;
      const tree = isShared ? replicas : enabled;
      const at = tree === undefined ? installed.at : positionOf(tree.source, tree.offset);
      yield {
        message: `the Vault ${installed.name} runs as ${count === 1 ? 'one server' : `${count} servers`}`,
        places: [{ at, note: 'the loss of one server is the loss of all' }],
      };
    }
  },
};
