import type { Artifact } from '../../../base/index.ts';
import { temporaryLogins } from '../../objects/vault.ts';
import type { Target } from '../../target.ts';
import { configureScript } from './configure.ts';
import { databasesOf } from './databases.ts';
import { rolesOf } from './roles.ts';

/** For each environment whose secrets come from a Vault, the script that sets it up. */
export const target: Target = {
  id: 'vault',
  title: 'Policies, login, credentials and audit log of Vault',
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
        ...databasesOf(temporaryLogins(environment)).map(
          (store): Artifact => ({
            format: 'text',
            path: `${platform.layout.kubernetes}/vault/${environment.name}/${store.name}.sql`,
            text: rolesOf(store),
            from: store.credentials?.path ?? store.path,
          }),
        ),
      ];
    });
    return { artifacts };
  },
};
