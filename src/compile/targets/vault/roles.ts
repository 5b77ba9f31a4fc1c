import type { Store } from '../../../model/index.ts';
import type { TemporaryLogin } from '../../objects/vault.ts';

/** The role of PostgreSQL as which Vault makes others; of each database its own, so that two may share a server. */
function vaultUser({ database }: Pick<Store, 'database'>): string {
  return `vault_${database}`;
}

/** The role of PostgreSQL that holds the rights which an access gives. */
export function groupOf({ database }: Pick<Store, 'database'>, access: TemporaryLogin['access']): string {
  return access === 'own' ? database : `${database}_${access}`;
}

/**
 * The roles that Vault's credentials belong to, with their rights, and the role as which it makes them. It may run again
 * at any time, by whoever may make roles.
 */
export function rolesOf(store: Pick<Store, 'name' | 'database' | 'runs'>): string {
  const owner = `"${store.database}"`;
  const read = `"${groupOf(store, 'read')}"`;
  const write = `"${groupOf(store, 'write')}"`;
  const vault = vaultUser(store);
  const make = (name: string, as: string) =>
    `SELECT 'CREATE ROLE "${name}" ${as}'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') \\gexec`;
  return `-- Roles of the database of ${store.name}, for psql; may run again at any time.
\\set ON_ERROR_STOP on
BEGIN;

-- Who owns the tables, who reads and who writes them. Nobody logs in as one of the last two.
${make(store.database, 'NOLOGIN')}
${make(groupOf(store, 'read'), 'NOLOGIN')}
${make(groupOf(store, 'write'), 'NOLOGIN')}
${store.runs === 'managed' ? `GRANT ${owner} TO CURRENT_USER;\n` : ''}
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO ${owner};
GRANT USAGE ON SCHEMA public TO ${read};
GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${read};
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO ${read};
GRANT ${read} TO ${write};
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${write};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${write};

-- The same for tables that are made later.
ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT SELECT ON TABLES TO ${read};
ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT SELECT ON SEQUENCES TO ${read};
ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT INSERT, UPDATE, DELETE ON TABLES TO ${write};
ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${write};

-- Vault makes roles in these three and no others, and ends the sessions of those that it drops.
${make(vault, 'LOGIN CREATEROLE')}
GRANT ${owner}, ${read}, ${write} TO "${vault}" WITH ADMIN OPTION;
GRANT pg_signal_backend TO "${vault}";

COMMIT;
`;
}
