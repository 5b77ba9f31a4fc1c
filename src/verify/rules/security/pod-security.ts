import type { DataPath } from '../../../base/index.ts';
import type { Workload } from '../../../facts/index.ts';
import { type Container, containersOf } from '../../container.ts';
import { fieldsAt, textAt } from '../../value.ts';

/** The pods of a workload as the Pod Security Standards look at them. */
export interface SecuredPod {
  readonly workload: Workload;
  readonly podPath: DataPath;
  readonly containers: readonly Container[];
  /** Windows containers are exempt from what only Linux knows. */
  readonly isWindows: boolean;
}

/** One thing that a standard forbids. */
export interface Violation {
  /** As the API server says it: `container "web" must not set securityContext.privileged=true`. */
  readonly text: string;
  /** Inside the workload's object. */
  readonly path: DataPath;
}

/** A check of the standards; see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export interface Check {
  /** As the API server names it. */
  readonly name: string;
  readonly find: (pod: SecuredPod) => Iterable<Violation>;
  /** The minor version of Kubernetes 1 whose standards have it; undefined where all have it. */
  readonly since?: number;
}

/** A place that carries a security context: the pod itself or a container of it. */
export interface Secured {
  readonly name: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** Of the security context. */
  readonly path: DataPath;
}

export function securedPod(workload: Workload, podPath: DataPath): SecuredPod {
  return {
    workload,
    podPath,
    containers: containersOf(workload),
    isWindows: textAt(workload.pod, 'os', 'name') === 'windows',
  };
}

export function podContext({ workload, podPath }: SecuredPod): Secured {
  const field = 'securityContext';
  return { name: 'pod', context: fieldsAt(workload.pod, field), path: [...podPath, field] };
}

export function containerContexts({ containers }: SecuredPod): readonly Secured[] {
  return containers.map(({ name, value, path }) => ({
    name: `container "${name}"`,
    context: fieldsAt(value, 'securityContext'),
    path: [...path, 'securityContext'],
  }));
}

/** The pod's security context and those of its containers. */
export function contexts(pod: SecuredPod): readonly Secured[] {
  return [podContext(pod), ...containerContexts(pod)];
}
