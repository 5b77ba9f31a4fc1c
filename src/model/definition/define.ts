import type { Cloud } from './cluster.ts';
import type { PlatformDefinition } from './platform.ts';
import type { Store } from './store.ts';
import type { Missing } from './value.ts';

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
  const Secrets extends { readonly [name: string]: readonly string[] } = Record<never, never>,
  const StoreName extends string = never,
  const ExternalName extends string = never,
  const ServiceName extends string = never,
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
    ServiceName
  >,
): typeof definition {
  return definition;
}

/** A hole in the definition that names what is missing; environments that need it do not compile. */
export function missing(what: string): Missing {
  return { missing: what };
}

type CloudOptions<E extends string> = Omit<Cloud<E>, 'provider'>;

/** Amazon Web Services. */
export function aws<const E extends string>(options: CloudOptions<E>): Cloud<E> {
  return { provider: 'aws', ...options };
}

/** Microsoft Azure. */
export function azure<const E extends string>(options: CloudOptions<E>): Cloud<E> {
  return { provider: 'azure', ...options };
}

/** Google Cloud. */
export function gcp<const E extends string>(options: CloudOptions<E>): Cloud<E> {
  return { provider: 'gcp', ...options };
}

type StoreOptions<E extends string, Only extends string = never> = Omit<Store<E>, 'type' | Only>;

/** A PostgreSQL database. */
export function postgres<const E extends string, const O extends StoreOptions<E, 'bucket'>>(
  options?: O & StoreOptions<E, 'bucket'>,
): O & { readonly type: 'postgres' } {
  return { type: 'postgres', ...(options as O) };
}

/** A Redis-compatible cache (Valkey). */
export function redis<const E extends string, const O extends StoreOptions<E, 'bucket' | 'database'>>(
  options?: O & StoreOptions<E, 'bucket' | 'database'>,
): O & { readonly type: 'redis' } {
  return { type: 'redis', ...(options as O) };
}

/** A RabbitMQ broker. */
export function rabbitmq<const E extends string, const O extends StoreOptions<E, 'bucket' | 'database'>>(
  options?: O & StoreOptions<E, 'bucket' | 'database'>,
): O & { readonly type: 'rabbitmq' } {
  return { type: 'rabbitmq', ...(options as O) };
}

/** An OpenSearch cluster. */
export function opensearch<const E extends string, const O extends StoreOptions<E, 'bucket' | 'database'>>(
  options?: O & StoreOptions<E, 'bucket' | 'database'>,
): O & { readonly type: 'opensearch' } {
  return { type: 'opensearch', ...(options as O) };
}

/** A bucket of objects. */
export function bucket<
  const E extends string,
  const O extends Pick<Store<E>, 'bucket' | 'variable' | 'purpose'>,
>(options?: O & Pick<Store<E>, 'bucket' | 'variable' | 'purpose'>): O & { readonly type: 'bucket' } {
  return { type: 'bucket', ...(options as O) };
}
