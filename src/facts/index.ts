export type {
  Cluster,
  Command,
  DashboardFile,
  Facts,
  HelmChart,
  InputFile,
  Installed,
  KeySource,
  KubernetesObject,
  NamedObject,
  OperatorService,
  Pipeline,
  ReadProblem,
  Script,
  UnreadFile,
  ValueReference,
  Word,
  Workload,
  WorkloadPort,
} from './facts.ts';
export { readFacts } from './read-facts.ts';
export { environmentWords } from './software/environment.ts';
