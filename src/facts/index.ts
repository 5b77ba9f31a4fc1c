export type {
  Cluster,
  Facts,
  InputFile,
  Installed,
  KeySource,
  KubernetesObject,
  OperatorService,
  ReadProblem,
  UnreadFile,
  Workload,
  WorkloadPort,
} from './facts.ts';
export { readFacts } from './read-facts.ts';
export { environmentWords } from './software/environment.ts';
