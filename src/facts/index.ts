export type {
  Cluster,
  Facts,
  InputFile,
  KeySource,
  KubernetesObject,
  OperatorService,
  ReadProblem,
  Workload,
  WorkloadPort,
} from './facts.ts';
export { readFacts } from './read-facts.ts';
