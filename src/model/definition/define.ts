import type { Cloud } from './cluster.ts';
import type { PlatformDefinition, SecretKeys } from './platform.ts';
import type { Backup, Store, TemporaryCredentials } from './store.ts';
import type { ContainerResources, environmentKeys, Missing } from './value.ts';

/**
 * Defines a platform. The value comes back as it is; the types make the editor complete and check every
 * name that refers to another part.
 *
 * ```ts
 * export default definePlatform({
 *   name: 'shop',
 *   environments: ['production'],
 *   cloud: aws({ region: 'eu-central-1' }),
 *   services: { api: { port: 8080 } },
 * });
 * ```
 */
export function definePlatform<
  const E extends string,
  const PoolName extends string = never,
  const ClassName extends string = never,
  const Priority extends string = never,
  const NamespaceName extends string = never,
  const Secrets extends SecretKeys = Record<never, never>,
  const StoreName extends string = never,
  const ExternalName extends string = never,
  const ServiceName extends string = never,
  const ReceiverName extends string = never,
>(
  definition: PlatformDefinition<
    E,
    PoolName,
    ClassName,
    Priority,
    NamespaceName,
    Secrets,
    StoreName,
    ExternalName,
    ServiceName,
    ReceiverName
  >,
): typeof definition {
  return definition;
}

/** A hole in the definition that names what is missing; environments that need it do not compile. */
export function missing(what: string): Missing {
  return { missing: what };
}

type CloudOptions<E extends string> = Omit<Cloud<E>, 'provider' | typeof environmentKeys>;

/** The environments that were inferred: none where no value is by environment. */
type Named<E extends string> = string extends E ? never : Exclude<E, 'missing'>;

/** Amazon Web Services. */
export function aws<const E extends string = never>(options: CloudOptions<E>): Cloud<Named<E>> {
  return { provider: 'aws', ...options } as Cloud<Named<E>>;
}

/** Microsoft Azure. */
export function azure<const E extends string = never>(options: CloudOptions<E>): Cloud<Named<E>> {
  return { provider: 'azure', ...options } as Cloud<Named<E>>;
}

/** Google Cloud. */
export function gcp<const E extends string = never>(options: CloudOptions<E>): Cloud<Named<E>> {
  return { provider: 'gcp', ...options } as Cloud<Named<E>>;
}

/** Fields that only a database has. */
type DatabaseField = 'database' | 'backup' | 'pooler' | 'synchronous' | 'credentials';
/** Fields of a store that has an address at its cloud. */
type ManagedField = 'endpoint' | 'addresses' | 'alias';
/** Fields that only a bucket has. */
type BucketField = 'bucket' | 'on' | 'versions' | 'expireAfter' | 'coldAfter' | 'copies';
type None = Record<never, never>;
type StoreOptions<E extends string, Not extends keyof Store<E> = never> = Omit<
  Store<E>,
  'type' | typeof environmentKeys | Not
>;

/** The environments that the values of a store name. */
type KeysOf<Options> = {
  readonly [field in keyof Options]: Options[field] extends object
    ? Exclude<
        keyof Options[field],
        'missing' | keyof ContainerResources | keyof Backup | keyof TemporaryCredentials
      >
    : never;
}[keyof Options];

/** A store as its options say. A name that is any text is left to the reader of the definition. */
type Made<Type extends Store<string>['type'], Options> = {
  readonly [field in keyof Options]: string extends Options[field] ? never : Options[field];
} & { readonly type: Type; readonly [environmentKeys]?: KeysOf<Options> };

/** A PostgreSQL database. */
export function postgres<const E extends string, const O extends StoreOptions<E, BucketField> = None>(
  options?: O & StoreOptions<E, BucketField>,
): Made<'postgres', O> {
  return { type: 'postgres', ...options } as unknown as Made<'postgres', O>;
}

/** A Redis-compatible cache (Valkey). */
export function redis<
  const E extends string,
  const O extends StoreOptions<E, BucketField | DatabaseField> = None,
>(options?: O & StoreOptions<E, BucketField | DatabaseField>): Made<'redis', O> {
  return { type: 'redis', ...options } as unknown as Made<'redis', O>;
}

/** A RabbitMQ broker. */
export function rabbitmq<
  const E extends string,
  const O extends StoreOptions<E, BucketField | DatabaseField> = None,
>(options?: O & StoreOptions<E, BucketField | DatabaseField>): Made<'rabbitmq', O> {
  return { type: 'rabbitmq', ...options } as unknown as Made<'rabbitmq', O>;
}

/** An OpenSearch cluster. */
export function opensearch<
  const E extends string,
  const O extends StoreOptions<E, BucketField | DatabaseField> = None,
>(options?: O & StoreOptions<E, BucketField | DatabaseField>): Made<'opensearch', O> {
  return { type: 'opensearch', ...options } as unknown as Made<'opensearch', O>;
}

/** An Elasticsearch cluster, run in Kubernetes by the operator of Elastic. */
export function elasticsearch<
  const E extends string,
  const O extends StoreOptions<E, BucketField | 'runs' | DatabaseField | ManagedField> = None,
>(
  options?: O & StoreOptions<E, BucketField | 'runs' | DatabaseField | ManagedField>,
): Made<'elasticsearch', O> {
  return { type: 'elasticsearch', ...options } as unknown as Made<'elasticsearch', O>;
}

/** A bucket of objects. */
export function bucket<
  const E extends string,
  const O extends StoreOptions<E, DatabaseField | ManagedField> = None,
>(options?: O & StoreOptions<E, DatabaseField | ManagedField>): Made<'bucket', O> {
  return { type: 'bucket', ...options } as unknown as Made<'bucket', O>;
}
