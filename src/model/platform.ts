import type { DataPath } from '../base/index.ts';
import type { CloudPlace, Cluster, Namespace } from './platform/cluster.ts';
import type { Dashboards } from './platform/dashboards.ts';
import type { Delivery, GitOps } from './platform/delivery.ts';
import type { Edge, PublicHost } from './platform/edge.ts';
import type { Logs } from './platform/logging.ts';
import type { Mesh } from './platform/mesh.ts';
import type { Alerts, Collection } from './platform/observability.ts';
import type { Secret } from './platform/secret.ts';
import type { Security } from './platform/security.ts';
import type { Service } from './platform/service.ts';
import type { External, Store } from './platform/store.ts';
import type { Traces } from './platform/tracing.ts';

/**
 * The platform: the definition after reading, defaults and resolution of environments. Frozen and complete;
 * nothing else is needed to compile it. Amounts are in base units: cores, bytes, seconds, percent.
 */
export interface Platform {
  readonly name: string;
  readonly purpose: string | undefined;
  readonly domain: string | undefined;
  readonly contacts: Readonly<Record<string, string>>;
  readonly documentation: string | undefined;
  readonly license: string | undefined;
  readonly environments: readonly Environment[];
  readonly layout: Layout;
  readonly delivery: Delivery;
  readonly overrides: readonly PlatformOverride[];
}

/** Folders inside the output. */
export interface Layout {
  readonly kubernetes: string;
  /** Folder of the Helm charts and of their values. */
  readonly helm: string;
  readonly services: string;
  readonly stores: string;
}

export interface PlatformOverride {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly environments: readonly string[];
  readonly set: Readonly<Record<string, unknown>>;
  readonly path: DataPath;
}

/** One environment with every value decided. */
export interface Environment {
  readonly name: string;
  readonly cloud: CloudPlace;
  readonly cluster: Cluster;
  readonly namespaces: readonly Namespace[];
  readonly secrets: readonly Secret[];
  readonly stores: readonly Store[];
  readonly externals: readonly External[];
  readonly services: readonly Service[];
  readonly security: Security;
  /** Set where a namespace joins the mesh. */
  readonly mesh: Mesh | undefined;
  /** Namespace of Prometheus. */
  readonly monitoringNamespace: string;
  /** How metrics are collected; undefined where the platform has no Prometheus of its own. */
  readonly collection: Collection | undefined;
  /** Who is told of what; undefined where nobody is. */
  readonly alerts: Alerts | undefined;
  readonly logs: Logs | undefined;
  readonly traces: Traces | undefined;
  readonly dashboards: Dashboards | undefined;
  /** Namespace of the gateway or ingress controller. */
  readonly edgeNamespace: string;
  /** Domain of the environment. */
  readonly domain: string | undefined;
  /** The public hosts, from which certificates, records, routes and redirects are made. */
  readonly hosts: readonly PublicHost[];
  /** Set where there is something public. */
  readonly edge: Edge | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Who keeps the cluster as the repository says; undefined where people apply it themselves. */
  readonly gitops: GitOps | undefined;
}
