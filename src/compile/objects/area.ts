import type { DataPath, Sourced } from '../../base/index.ts';
import type {
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  SoftwareName,
  Volume,
} from '../../kubernetes/index.ts';
import type { Environment, Platform, Service, Variable } from '../../model/index.ts';
import type { ConfigSource } from './unit.ts';

/** Objects for one folder of an environment. Several areas may add to the same folder. */
export interface Contribution {
  /** Folder below base and below each overlay; `folders.ts` names those of services, stores and namespaces. */
  readonly folder: string;
  /** The part of the definition that the folder is about. */
  readonly from: DataPath;
  readonly objects: readonly Sourced[];
  readonly configs?: readonly ConfigSource[];
}

/** A rule of a network policy with the reason that stands above it. */
export interface Allowed<Rule> {
  readonly rule: Rule;
  readonly why: string;
  readonly from: DataPath;
}

/** What the network policy of a service or of a store in the cluster lets through beside the declared calls. */
export type Opening = { readonly of: 'service' | 'store'; readonly name: string } & (
  | { readonly side: 'ingress'; readonly allowed: Allowed<NetworkPolicyIngressRule> }
  | { readonly side: 'egress'; readonly allowed: Allowed<NetworkPolicyEgressRule> }
);

/** Software of others that the platform stands on: a Helm chart, or manifests that its makers release. */
export interface Component {
  /** Name of the release, and of its folder. */
  readonly name: string;
  /** Its entry in the table of software: where it comes from, in which version, what it brings. */
  readonly software: SoftwareName;
  readonly namespace: string;
  /** What it does for this platform, in a few words. */
  readonly purpose: string;
  /** The values that differ from the chart's defaults; the place in the definition that asks for the component. */
  readonly values: Sourced;
  /**
   * What the Pod Security of its namespace must let through.
   * @default 'restricted'
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /**
   * Whether the mesh injects its pods, as it does with gateways: their namespace must not refuse that.
   * @default false
   */
  readonly injected?: boolean;
  /** Components that must be ready before this one, beside those that serve the kinds which it uses. */
  readonly needs: readonly string[];
}

/** A volume of a pod that its container reads. */
export interface Mount {
  readonly volume: Volume;
  readonly path: string;
}

/** What an area changes at the workload of a service. */
export interface PodMarks {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Annotations of its ServiceAccount. */
  readonly account?: Readonly<Record<string, string>>;
  /** Annotations of its Kubernetes Service. */
  readonly service?: Readonly<Record<string, string>>;
  /** Volumes, and where its container finds them. */
  readonly mounts?: readonly Mount[];
  /** Plain variables; those that the definition gives itself come after them and win. */
  readonly variables?: readonly Variable[];
}

/** One area of the platform (the workloads, the edge, the mesh ...) and all that it brings to an environment. */
export interface Area {
  readonly objects?: (platform: Platform, environment: Environment, added: Added) => Iterable<Contribution>;
  readonly components?: (platform: Platform, environment: Environment) => Iterable<Component>;
  readonly openings?: (platform: Platform, environment: Environment) => Iterable<Opening>;
  readonly marks?: (platform: Platform, environment: Environment, service: Service) => PodMarks;
}

/** What all areas together add to the parts of an environment. */
export interface Added {
  /** The software of others that the environment stands on. */
  readonly components: readonly Component[];
  openings(of: Opening['of'], name: string): readonly Opening[];
  marks(service: Service): Required<PodMarks>;
}
