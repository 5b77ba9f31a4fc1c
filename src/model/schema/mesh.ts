import { perEnvironment } from './environment.ts';
import { choice, fields, flag, words } from './leaf.ts';
import { replicas } from './scale.ts';
import { resources } from './store.ts';
import { percent } from './unit.ts';

export const meshGateway = (environments: readonly string[]) =>
  fields({ replicas: perEnvironment(replicas, environments).optional(), pool: words.optional() });

export const mesh = (environments: readonly string[]) =>
  fields({
    cni: flag.optional(),
    mtls: choice('strict', 'permissive').optional(),
    outbound: choice('declared', 'any').optional(),
    egress: meshGateway(environments).optional(),
    proxy: resources(environments).optional(),
    accessLog: choice('errors', 'all', 'none').optional(),
    tracing: perEnvironment(percent(100), environments).optional(),
    pool: words.optional(),
  });
