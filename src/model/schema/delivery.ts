import { z } from 'zod';
import { cron } from './cron.ts';
import { environmentName, perEnvironment } from './environment.ts';
import { helm } from './helm.ts';
import { choice, fields, flag, leaf, sayValue, text, whole, words } from './leaf.ts';
import { name } from './name.ts';
import { short } from './short.ts';

const repository = text(
  'the address of a Git repository',
  /^(https:\/\/[\w.-]+(:\d+)?\/[\w./~-]+|ssh:\/\/[\w.@:/~-]+|[\w.-]+@[\w.-]+:[\w./~-]+)$/,
  "Write it without user and password: 'https://github.com/shop/platform.git'.",
);

const folder = text(
  'a folder inside the repository',
  /^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/,
  "Write a relative path with forward slashes and without '..'.",
);

const revision = leaf<string>({ type: 'string', pattern: '^[\\w./-]+$' }, (value) => {
  if (value === 'HEAD')
    return { reason: "'HEAD' is whatever the repository's host calls so", fix: 'Name the branch or a tag.' };
  return typeof value === 'string' && /^[\w./-]+$/.test(value)
    ? { value }
    : { reason: `${sayValue(value)} is not a branch, tag or commit`, fix: "Write one, such as 'main'." };
});

const duration = text('a time', /^\d+[mh]$/, "Write hours or minutes: '60h', '30m'.");
const timeZone = text('a time zone', /^(UTC|[A-Z]\w+(\/\w+)+)$/, "Write a name such as 'Europe/Berlin'.");

export const syncWindow = (environments: readonly string[]) =>
  fields({
    kind: choice('allow', 'deny'),
    schedule: cron,
    duration,
    timeZone: timeZone.optional(),
    environments: z.array(environmentName(environments)).min(1).optional(),
  });

export const argoCdShape = (environments: readonly string[]) => ({
  tool: choice('argocd'),
  namespace: name('a namespace', 63).optional(),
  revision: perEnvironment(revision, environments).optional(),
  replicas: perEnvironment(whole(1, 20), environments).optional(),
  prune: perEnvironment(flag, environments).optional(),
  selfHeal: perEnvironment(flag, environments).optional(),
  windows: z.array(syncWindow(environments)).optional(),
});

export const phase = fields({
  name: words,
  when: words.optional(),
  brings: z.array(name('a part of the platform', 63)).optional(),
  tasks: z.array(words).optional(),
});

export const delivery = (environments: readonly string[]) =>
  fields({
    repository: repository.optional(),
    path: folder.optional(),
    gitops: short(argoCdShape(environments), 'tool').optional(),
    helm: helm.optional(),
    terraform: flag.optional(),
    phases: z.array(phase).min(1).optional(),
  });
