export type {
  Cluster,
  DashboardFile,
  Facts,
  HelmChart,
  InputFile,
  Installed,
  KeySource,
  KubernetesObject,
  OperatorService,
  ReadProblem,
  UnreadFile,
  ValueReference,
  Workload,
  WorkloadPort,
} from './facts.ts';
export { readFacts } from './read-facts.ts';
export { environmentWords } from './software/environment.ts';
