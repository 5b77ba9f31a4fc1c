import type { DataPath } from '../base/index.ts';

/** Where the kinds that run pods hold the spec of a pod. Custom kinds are here too, by their kind alone. */
const POD_SPEC: Readonly<Record<string, DataPath>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Rollout: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
};

/** Path from an object of a workload kind to the pod spec in it; undefined for kinds that run no pods. */
export function podSpecPath(kind: string): DataPath | undefined {
  return Object.hasOwn(POD_SPEC, kind) ? POD_SPEC[kind] : undefined;
}
