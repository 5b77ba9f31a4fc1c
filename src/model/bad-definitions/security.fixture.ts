import type { BadDefinition } from './row.fixture.ts';

/** Secrets, connections to stores, identities at the cloud. */
export const security: readonly BadDefinition[] = [
  {
    what: 'external secrets of an unknown account',
    change: { 'security.secrets': { production: 'external' } },
    at: 'security.secrets.production',
    reason: 'nobody knows in which account the external secrets of production are',
    fix: "Add account: '...' to aws({ ... }).",
  },
  {
    what: 'external secrets on azure that nobody reads',
    change: {
      cloud: { provider: 'azure', region: 'westeurope', account: '72f988bf-86f1-41af-91ab-2d7cd011db47' },
      'cluster.pools': undefined,
      'stores.orders.pool': undefined,
      'security.secrets': 'external',
    },
    at: 'security.secrets',
    reason:
      "nobody knows as whom the external secrets of the namespace 'main' are read in staging, production",
    fix: 'readers',
  },
  {
    what: 'a Vault of an unknown account',
    change: { 'security.secrets': { production: 'vault' } },
    at: 'security.secrets.production',
    reason: 'nobody knows as whom Vault uses its key at the cloud in production',
    fix: "Add account: '...' to aws({ ... }).",
  },
  {
    what: 'a Vault on a pool that has no nodes there',
    change: {
      'cloud.account': '111122223333',
      'security.secrets': { staging: 'vault' },
      'security.vault.pool': 'spot',
    },
    at: 'security.vault.pool',
    reason: "the pool 'spot' has no nodes in staging, where Vault runs",
    fix: 'Give the pool nodes in staging',
  },
  {
    what: 'a Vault on an unknown class of volumes',
    change: {
      'cloud.account': '111122223333',
      'security.secrets': 'vault',
      'security.vault.storageClass': 'fsat',
    },
    at: 'security.vault.storageClass',
    reason: "there is no storage class 'fsat'",
    fix: "Did you mean 'fast'?",
  },
  {
    what: 'a backend of secrets that does not exist',
    change: { 'security.secrets': 'sealedd' },
    at: 'security.secrets',
    reason: "the text \"sealedd\" is none of 'plain', 'sealed', 'external', 'vault'",
    fix: "Did you mean 'sealed'?",
  },
  {
    what: 'a reader of an unknown namespace',
    change: { 'security.readers': { mian: 'x' } },
    at: 'security.readers.mian',
    reason: "there is no namespace 'mian'",
    fix: "Did you mean 'main'?",
  },
  {
    what: 'an account number that is none',
    change: { 'cloud.account': 'shop' },
    at: 'cloud.account',
    reason: "'shop' is not an account number of twelve digits",
    fix: 'twelve digits',
  },
  {
    what: 'a connection to a store that is not called',
    change: { 'services.worker.connections': { orders: { DB_HOST: 'host' } } },
    at: 'services.worker.connections.orders',
    key: true,
    reason: "the connection is to 'orders', which is not a store that the service calls",
    fix: "Add 'orders' to `calls`",
  },
  {
    what: 'a connection to a bucket',
    change: {
      'services.worker.calls': ['documents'],
      'services.worker.connections': { documents: { KEY: 'password' } },
    },
    at: 'services.worker.connections.documents',
    key: true,
    reason:
      'a bucket of the cloud is reached by its name and the identity of the service; it has no connection',
    fix: 'Remove it.',
  },
  {
    what: 'the database of a queue',
    change: { 'services.worker.connections': { events: { DATABASE: 'database' } } },
    at: 'services.worker.connections.events.DATABASE',
    reason: 'a store of type rabbitmq has no database',
    fix: 'Remove it.',
  },
  {
    what: 'a variable that two connections set',
    change: {
      'services.api.connections': { orders: { PASSWORD: 'password' }, events: { PASSWORD: 'password' } },
    },
    at: 'services.api.connections.events.PASSWORD',
    reason: "'orders' and 'events' both set the variable PASSWORD of 'api'",
    fix: 'its own',
  },
];
