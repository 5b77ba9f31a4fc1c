import type { Service } from '../../model/index.ts';

/** What a service of the definition may ask for, and a program that the platform adds by itself does without. */
export const plainProgram = {
  purpose: undefined,
  schedule: undefined,
  command: undefined,
  args: undefined,
  metrics: undefined,
  goals: undefined,
  scale: undefined,
  recommend: false,
  env: [],
  secrets: [],
  files: [],
  volumes: [],
  calls: { services: [], stores: [], externals: [] },
  connections: [],
  identity: undefined,
  exposed: false,
  pool: undefined,
  disruption: { maxUnavailable: 1 },
  priority: undefined,
  permissions: [],
  traffic: undefined,
  release: { strategy: 'rolling' },
} as const satisfies Partial<Service>;
