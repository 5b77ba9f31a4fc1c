import type {
  ClusterRole,
  ClusterRoleBinding,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  LimitRange,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  PriorityClass,
  ResourceQuota,
  Role,
  RoleBinding,
  Service,
  ServiceAccount,
  StatefulSet,
  StorageClass,
} from '../../kubernetes/index.ts';

/** The kinds whose objects may be overridden. */
interface Kinds {
  readonly ClusterRole: ClusterRole;
  readonly ClusterRoleBinding: ClusterRoleBinding;
  readonly ConfigMap: ConfigMap;
  readonly CronJob: CronJob;
  readonly DaemonSet: DaemonSet;
  readonly Deployment: Deployment;
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly Job: Job;
  readonly LimitRange: LimitRange;
  readonly Namespace: Namespace;
  readonly NetworkPolicy: NetworkPolicy;
  readonly PersistentVolumeClaim: PersistentVolumeClaim;
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly PriorityClass: PriorityClass;
  readonly ResourceQuota: ResourceQuota;
  readonly Role: Role;
  readonly RoleBinding: RoleBinding;
  readonly Service: Service;
  readonly ServiceAccount: ServiceAccount;
  readonly StatefulSet: StatefulSet;
  readonly StorageClass: StorageClass;
}

/** Any part of a typed object; `null` takes a field away. */
type Part<T> = T extends readonly (infer Item)[]
  ? readonly Part<Item>[]
  : T extends object
    ? { readonly [field in keyof T]?: Part<T[field]> | null }
    : T;

/**
 * A change to one generated object. Fields are merged as `kubectl` merges a strategic patch: lists whose
 * items have a name (containers, variables, volumes) item by item, other lists as a whole.
 */
export type Override<E extends string> = {
  readonly [Kind in keyof Kinds]: {
    /** Kind of the object. */
    readonly kind: Kind;
    /** Name of the object. */
    readonly name: string;
    /** Namespace of the object; needed only where several namespaces have an object of this name. */
    readonly namespace?: string;
    /**
     * Environments in which it holds.
     * @default all
     */
    readonly environments?: readonly E[];
    /** Fields to change, as in the object; `null` takes a field away. */
    readonly set: Part<Kinds[Kind]>;
  };
}[keyof Kinds];
