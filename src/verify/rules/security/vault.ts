import { type DataPath, descend, type Tree } from '../../../base/index.ts';
import type { Cluster, Installed } from '../../../facts/index.ts';

/** A Vault that the repository installs by its chart, with its values. */
export interface Vault {
  readonly installed: Installed;
  /** The value that counts: of the last file that gives it. */
  setting(...path: DataPath): Tree | undefined;
}

/** The Vaults that are installed; those whose values are in no file are not judged. */
export function vaultsOf(cluster: Cluster): readonly Vault[] {
  return cluster.software
    .filter(({ software, values }) => software === 'vault' && values.length > 0)
    .map((installed) => ({
      installed,
      setting: (...path) =>
        installed.values.map((tree) => descend(tree, path)).findLast((found) => found !== undefined),
    }));
}

/** What a scalar says; undefined where there is none. */
export function scalarOf(tree: Tree | undefined): unknown {
  return tree?.kind === 'scalar' ? tree.value : undefined;
}
