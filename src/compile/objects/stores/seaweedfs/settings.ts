import { type Store, storeHost } from '../../../../model/index.ts';
import { keyVariable } from './key-variable.ts';

/**
 * Where a filer keeps the names of objects: beside them, or in a database that several filers share. Source: SeaweedFS,
 * docker/filer.toml and docker/filer_postgres2.toml.
 */
export function filerSettings(metadata: Store | undefined): string {
  if (metadata === undefined) return '[leveldb2]\nenabled = true\ndir = "/data/filerldb2"\n';
  return `[postgres2]
enabled = true
hostname = "${storeHost(metadata)}"
port = ${metadata.port}
database = "${metadata.database}"
# username and password are in variables.
sslmode = "require"
connection_max_idle = 10
connection_max_open = 30
connection_max_lifetime_seconds = 1800
# One table to a bucket: the bucket goes with its table.
createTable = """
  CREATE TABLE IF NOT EXISTS "%s" (
    dirhash   BIGINT,
    name      VARCHAR(65535),
    directory VARCHAR(65535),
    meta      bytea,
    PRIMARY KEY (dirhash, name)
  );
"""
`;
}

/** Who may do what, with variables for the keys. Source: SeaweedFS, weed/command/s3.go. */
export function identitiesFile(buckets: readonly Store[]): string {
  const identity = (name: string, actions: readonly string[]) => ({
    name,
    credentials: [
      { accessKey: `$${keyVariable(name, 'access-key')}`, secretKey: `$${keyVariable(name, 'secret-key')}` },
    ],
    actions,
  });
  const rights = ['Read', 'Write', 'List', 'Tagging'];
  const identities = [
    identity('administrator', ['Admin', ...rights]),
    ...buckets.map(({ name, bucket }) =>
      identity(
        name,
        rights.map((right) => `${right}:${bucket}`),
      ),
    ),
  ];
  const lines = identities.map((one) => `    ${JSON.stringify(one)}`);
  return `{\n  "identities": [\n${lines.join(',\n')}\n  ]\n}`;
}
