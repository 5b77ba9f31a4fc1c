import type { TemporaryLogin } from '../../objects/vault.ts';
import { groupOf } from './roles.ts';

type Database = TemporaryLogin['store'];

/** The databases whose credentials Vault makes. */
export function databasesOf(logins: readonly TemporaryLogin[]): readonly Database[] {
  return [...new Map(logins.map(({ store }) => [store.name, store])).values()];
}

/**
 * The part of the script that has Vault make credentials of databases; nothing where it makes none. Source: the
 * documentation of Vault on the database secrets engine and its plugin for PostgreSQL.
 */
export function databaseSection(logins: readonly TemporaryLogin[]): readonly string[] {
  if (logins.length === 0) return [];
  const stores = databasesOf(logins);
  const runs = (where: Database['runs']) => stores.some((store) => store.runs === where);
  return [
    `# Credentials of databases, made for a while. Vault alone knows the password of its own role there: it is replaced
# as soon as Vault has logged in with it. A role that owns the tables acts as their owner: what it makes outlives it.
vault secrets list | grep '^database/' >/dev/null || vault secrets enable database
connect() { # name, host with port, database, roles; further fields
  vault write "database/config/$1" \\
    plugin_name=postgresql-database-plugin \\
    connection_url="postgresql://{{username}}:{{password}}@$2/$3?sslmode=require" \\
    username="vault_$3" \\
    password_authentication=scram-sha-256 \\
    allowed_roles="$4" \\
    "\${@:5}"
}
known() {
  vault read "database/config/$1" >/dev/null 2>&1
}
${runs('cluster') ? inCluster : ''}${runs('managed') ? managed : ''}role() { # name, database, group, seconds of a lease, seconds until there are new ones; further statements
  vault write "database/roles/$1" db_name="$2" default_ttl="$4" max_ttl="$5" \\
    creation_statements="CREATE ROLE \\"{{name}}\\" WITH LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}' IN ROLE \\"$3\\";\${6:-}" \\
    revocation_statements="ALTER ROLE \\"{{name}}\\" NOLOGIN; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{{name}}'; DROP ROLE IF EXISTS \\"{{name}}\\";"
}${logins.some(({ access }) => access === 'own') ? owner : ''}`,
    ...stores.map((store) =>
      [
        connection(store, logins),
        ...logins.filter((login) => login.store.name === store.name).map(roleLine),
      ].join('\n'),
    ),
  ];
}

const inCluster = `sql() { # cluster of CloudNativePG, namespace, database; statements come from the standard input
  local primary
  primary=$(kubectl get pod --namespace "$2" --output name \\
    --selector "cnpg.io/cluster=$1,cnpg.io/instanceRole=primary")
  if [ -z "$primary" ]; then
    return 1
  fi
  kubectl exec --stdin --namespace "$2" "$primary" --container postgres -- \\
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$3"
}
database() { # cluster of CloudNativePG, namespace, database, roles
  local host="$1-rw.$2.svc.cluster.local:5432" password
  if ! sql "$1" "$2" "$3" < "$1.sql"; then
    echo "missing: database $1; run this again when it is up"
    missing=1
    return
  fi
  if known "$1"; then
    connect "$1" "$host" "$3" "$4"
    return
  fi
  password=$(vault write -field=random_bytes sys/tools/random/32 format=hex)
  printf "SET log_statement = 'none'; ALTER ROLE \\"vault_%s\\" PASSWORD '%s';" "$3" "$password" | sql "$1" "$2" "$3"
  printf '%s' "$password" | connect "$1" "$host" "$3" "$4" password=-
  vault write -force "database/rotate-root/$1"
}
`;

const owner = `
owner() { # as role, for one that makes tables
  role "$@" " ALTER ROLE \\"{{name}}\\" SET role = '$3';"
}`;

const managed = `managed() { # name, host with port, database, roles; its administrator runs <name>.sql and \\password vault_<database> first
  local password
  if known "$1"; then
    connect "$@"
    return
  fi
  read -rsp "Password of vault_$3 at $2: " password
  printf '%s' "$password" | connect "$@" password=-
  vault write -force "database/rotate-root/$1"
}
`;

function connection(store: Database, logins: readonly TemporaryLogin[]): string {
  const { name, namespace, database, port, endpoint } = store;
  const roles = logins.filter((one) => one.store.name === name).map((one) => one.name);
  return store.runs === 'managed'
    ? `managed ${name} ${endpoint}:${port} ${database} ${roles.join(',')}`
    : `database ${name} ${namespace} ${database} ${roles.join(',')}`;
}

function roleLine({ name, store, access }: TemporaryLogin): string {
  const { lease, rotate } = store.credentials;
  const verb = access === 'own' ? 'owner' : 'role';
  return `${verb} ${name} ${store.name} ${groupOf(store, access)} ${lease} ${rotate}`;
}
