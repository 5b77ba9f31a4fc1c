import type { Workload, WorkloadPort } from '../facts/index.ts';
import { oncePer } from './once-per.ts';
import type { OpenLabels } from './open-labels.ts';

/** Pods as one end of a connection. */
export interface PodEnd extends OpenLabels {
  readonly kind: 'pods';
  readonly namespace: string | undefined;
  /** Undefined where nobody has told. */
  readonly ports: readonly WorkloadPort[] | undefined;
  /** Whether they use the address of their node, which no pod selector takes. */
  readonly onHost: boolean;
}

/** Labels that the controllers of Kubernetes put on the pods they make. */
const controllerLabels =
  /^(controller-uid|job-name|pod-template-hash|controller-revision-hash)$|^(batch|apps|statefulset)\.kubernetes\.io\//;

/** The pods of a workload. The labels of pods that an operator makes are known in part. */
export const podsOf: (workload: Workload) => PodEnd = oncePer((workload) => ({
  kind: 'pods',
  namespace: workload.namespace,
  labels: workload.labels,
  isOpen:
    workload.podPath === undefined
      ? (key) => !workload.absentLabels.includes(key)
      : (key) => controllerLabels.test(key),
  ports: workload.ports,
  onHost: workload.pod.hostNetwork === true,
}));

/** Pods that no file of the repository makes, with the labels that they are known to carry. */
export function podsElsewhere(namespace: string, labels: Readonly<Record<string, string>> = {}): PodEnd {
  return { kind: 'pods', namespace, labels, isOpen: () => true, ports: undefined, onHost: false };
}
