import { z } from 'zod';
import { perEnvironment } from './environment.ts';
import { labels } from './label.ts';
import { choice, fields, flag, text, whole, words } from './leaf.ts';
import { addressRange, named } from './name.ts';
import { pool } from './pool.ts';
import { duration, sums } from './unit.ts';

/** The highest priority that a class of users may have (Kubernetes API limit). */
const highestPriority = 1000000000;

export const storageClass = (environments: readonly string[]) =>
  fields({
    type: choice('ssd', 'shared').optional(),
    disk: words.optional(),
    iops: whole(100, 256000).optional(),
    throughput: whole(1, 4000).optional(),
    key: perEnvironment(words, environments).optional(),
    fileSystem: perEnvironment(words, environments).optional(),
    reclaim: choice('Retain', 'Delete').optional(),
    default: flag.optional(),
  });

export const scaleDown = fields({ unneeded: duration.optional(), delay: duration.optional() });

export const cluster = (environments: readonly string[]) =>
  fields({
    version: text('a Kubernetes minor version', /^1\.\d{2}$/, "Write it as '1.34', in quotes.").optional(),
    pools: named('a node pool', pool(environments)).optional(),
    storageClasses: named('a storage class', storageClass(environments)).optional(),
    autoscaler: perEnvironment(choice('cluster-autoscaler', 'karpenter', 'none'), environments).optional(),
    apiServer: perEnvironment(z.array(addressRange).min(1), environments).optional(),
    scaleDown: scaleDown.optional(),
    priorities: named('a priority class', whole(-highestPriority, highestPriority)).optional(),
  });

export const region = text(
  'a region',
  /^[a-z][a-z0-9-]{2,30}$/,
  "Write the cloud's name of it, such as 'eu-central-1'.",
);

export const cloud = (environments: readonly string[]) =>
  fields({
    provider: choice('aws', 'azure', 'gcp'),
    region: perEnvironment(region, environments),
    zones: perEnvironment(whole(1, 6), environments).optional(),
    network: perEnvironment(addressRange, environments).optional(),
    account: perEnvironment(words, environments).optional(),
    identity: perEnvironment(choice('pod-identity', 'irsa'), environments).optional(),
  });

const quotaShape = {
  cpu: sums('cpu').optional(),
  memory: sums('memory').optional(),
  pods: whole(1, 100000).optional(),
  volumeClaims: whole(0, 10000).optional(),
  loadBalancers: whole(0, 1000).optional(),
};
export const quota = fields(quotaShape);

export const namespace = (environments: readonly string[]) =>
  fields({
    podSecurity: choice('restricted', 'baseline', 'privileged').optional(),
    mesh: flag.optional(),
    quota: perEnvironment(quota, environments, Object.keys(quotaShape)).optional(),
    labels: labels.optional(),
    purpose: words.optional(),
  });
