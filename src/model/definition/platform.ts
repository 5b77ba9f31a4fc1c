import type { Cloud, ClusterDefinition, Namespace } from './cluster.ts';
import type { Delivery } from './delivery.ts';
import type { Edge } from './edge.ts';
import type { Goals } from './goals.ts';
import type { Mesh } from './mesh.ts';
import type { Observability } from './observability.ts';
import type { Override } from './override.ts';
import type { Security } from './security.ts';
import type { Service } from './service.ts';
import type { External, Store } from './store.ts';
import type { PerEnvironment, VariableValue } from './value.ts';

/** The keys of each secret. */
export type SecretKeys = { readonly [secret: string]: readonly string[] };

/** All 'secret/key' texts of the declared secrets. */
export type SecretKeyOf<Secrets> = {
  [name in keyof Secrets & string]: Secrets[name] extends readonly string[]
    ? `${name}/${Secrets[name][number]}`
    : never;
}[keyof Secrets & string];

/** The definition of a platform. Names that refer to other parts are typed as the names that exist. */
export interface PlatformDefinition<
  E extends string,
  PoolName extends string,
  ClassName extends string,
  Priority extends string,
  NamespaceName extends string,
  Secrets extends SecretKeys,
  StoreName extends string,
  ExternalName extends string,
  ServiceName extends string,
  ReceiverName extends string,
> {
  /** Name of the platform, as part of many other names: lower case, digits, hyphens. */
  readonly name: string;
  /** What the platform is for, in a sentence. */
  readonly purpose?: string;
  /** Domain under which the platform is reached; environments other than the last have a subdomain of it. */
  readonly domain?: string;
  /** Who is responsible, by role: 'DevOps lead', 'on call', 'e-mail' ... */
  readonly contacts?: { readonly [role: string]: string };
  /** Where further documentation is. */
  readonly documentation?: string;
  /** Licence of the platform's own material. */
  readonly license?: string;
  /** Environments, from the first to try a change in to the one that matters most. */
  readonly environments: readonly E[];
  /** Where it runs. */
  readonly cloud: Cloud<NoInfer<E>>;
  /** The Kubernetes cluster of each environment. */
  readonly cluster?: ClusterDefinition<NoInfer<E>, PoolName, ClassName, Priority>;
  /**
   * Namespaces by name; the first is where services live that name none.
   * @default one, with the platform's name
   */
  readonly namespaces?: { readonly [name in NamespaceName]: Namespace<NoInfer<E>> };
  /** Where the images come from. */
  readonly images?: Images<NoInfer<E>>;
  /** Environment variables of every service. */
  readonly env?: { readonly [variable: string]: PerEnvironment<NoInfer<E>, VariableValue> };
  /** Secrets that services use, with their keys. Values are never written here. */
  readonly secrets?: Secrets;
  /** Databases, caches, queues and buckets by name. */
  readonly stores?: {
    readonly [name in StoreName]: Store<
      NoInfer<E>,
      NoInfer<PoolName>,
      NoInfer<NamespaceName>,
      NoInfer<ClassName>
    >;
  };
  /** Systems outside the platform by name. */
  readonly externals?: { readonly [name in ExternalName]: External };
  /** The programs of the platform by name. */
  readonly services: {
    readonly [name in ServiceName]: Service<
      NoInfer<E>,
      NoInfer<ServiceName | StoreName | ExternalName>,
      NoInfer<PoolName>,
      NoInfer<NamespaceName>,
      NoInfer<SecretKeyOf<Secrets>>,
      NoInfer<ClassName>,
      NoInfer<Priority>
    >;
  };
  /** What users are promised, by every service that serves requests and exports metrics. */
  readonly goals?: Goals<NoInfer<E>>;
  /** How the platform is watched. */
  readonly observability?: Observability<
    NoInfer<E>,
    ReceiverName,
    NoInfer<SecretKeyOf<Secrets>>,
    NoInfer<ClassName>
  >;
  /** How secrets, identities and people are handled. */
  readonly security?: Security<NoInfer<E>, NoInfer<PoolName>, NoInfer<ClassName>>;
  /** What stands between the outside and the exposed services. */
  readonly edge?: Edge<NoInfer<E>, NoInfer<PoolName>, NoInfer<StoreName>>;
  /** The service mesh of the namespaces with `mesh`. */
  readonly mesh?: Mesh<NoInfer<E>, NoInfer<PoolName>>;
  /** Tags of cloud resources that Kubernetes makes. */
  readonly tags?: { readonly [tag: string]: PerEnvironment<NoInfer<E>, string> };
  /** Where files go inside the output folder. */
  readonly layout?: Layout;
  /** How the files get into the clusters, and in which order. */
  readonly delivery?: Delivery<NoInfer<E>>;
  /** Changes to generated objects, in order; each must land. */
  readonly overrides?: readonly Override<NoInfer<E>>[];
}

/** Where the images of services come from that name none. */
export interface Images<E extends string> {
  /**
   * Registry and path before the service's name.
   * @default the platform's name
   */
  readonly registry?: PerEnvironment<E, string>;
  /**
   * Tag of all images that state none: immutable, never 'latest'.
   * @default '0.1.0'
   */
  readonly tag?: PerEnvironment<E, string>;
}

/** Folders inside the output folder. */
export interface Layout {
  /**
   * Folder of the Kubernetes files.
   * @default 'kubernetes'
   */
  readonly kubernetes?: string;
  /**
   * Folder of the Helm charts and of their values.
   * @default 'helm'
   */
  readonly helm?: string;
  /**
   * Folder of the services inside base and overlays.
   * @default 'services'
   */
  readonly services?: string;
  /**
   * Folder of the stores inside base and overlays.
   * @default 'stores'
   */
  readonly stores?: string;
}
