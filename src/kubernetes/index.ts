export type * from './kinds.ts';
export { mergeKey } from './merge.ts';
export type { ProblemKind, SchemaProblem } from './problem.ts';
export { type RemovedVersion, removedVersion } from './removed.ts';
export { isCoreKind, knownKinds } from './schema.ts';
export { groupOf, scope } from './scope.ts';
export {
  type AskedMonitor,
  askedMonitors,
  type ChartValues,
  type ComparedValue,
  chartValues,
  compareValues,
  type Keys,
  type Software,
  type SoftwareName,
  servedBy,
  software,
  softwareOfAddress,
  softwareOfChart,
} from './software/index.ts';
export { validate } from './validate.ts';
export { podSpecPath } from './workload.ts';
