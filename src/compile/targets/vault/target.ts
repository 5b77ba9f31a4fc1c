import type { Artifact } from '../../../base/index.ts';
import type { Target } from '../../target.ts';
import { configureScript } from './configure.ts';

/** For each environment whose secrets come from a Vault, the script that sets it up. */
export const target: Target = {
  id: 'vault',
  title: 'Policies, login and audit log of Vault',
  needs: [],
  compile({ platform, units }) {
    const artifacts = platform.environments.flatMap((environment): readonly Artifact[] => {
      const { vault } = environment.security;
      if (vault === undefined) return [];
      return [
        {
          format: 'text',
          path: `${platform.layout.kubernetes}/vault/${environment.name}/configure.sh`,
          text: configureScript(platform, environment, units),
          from: vault.path,
        },
      ];
    });
    return { artifacts };
  },
};
