import type { BadDefinition } from './row.fixture.ts';

/** How the files get into the clusters. */
export const delivery: readonly BadDefinition[] = [
  {
    what: 'Argo CD without a repository',
    change: { delivery: { gitops: 'argocd' } },
    at: 'delivery.gitops',
    reason: 'Argo CD does not know where the files are',
    fix: 'Add delivery.repository',
  },
  {
    what: 'a repository with a password',
    change: { delivery: { repository: 'https://me:token@github.com/shop/platform' } },
    at: 'delivery.repository',
    reason: 'the text "https://me:token@github.com/shop/platform" is not the address of a Git repository',
    fix: 'without user and password',
  },
  {
    what: 'a tool that is not known',
    change: { delivery: { repository: 'https://github.com/shop/platform', gitops: 'argo-cd' } },
    at: 'delivery.gitops',
    reason: `the text "argo-cd" is none of 'argocd'`,
    fix: "Did you mean 'argocd'?",
  },
  {
    what: 'a revision that moves with its host',
    change: {
      delivery: {
        repository: 'https://github.com/shop/platform',
        gitops: { tool: 'argocd', revision: { production: 'HEAD' } },
      },
    },
    at: 'delivery.gitops.revision.production',
    reason: "'HEAD' is whatever the repository's host calls so",
    fix: 'Name the branch or a tag.',
  },
  {
    what: 'a window without a right schedule',
    change: {
      delivery: {
        repository: 'https://github.com/shop/platform',
        gitops: { tool: 'argocd', windows: [{ kind: 'deny', schedule: '0 22 * *', duration: '8h' }] },
      },
    },
    at: 'delivery.gitops.windows[0].schedule',
    reason: 'the text "0 22 * *" is not a cron expression',
    fix: 'Write five fields',
  },
  {
    what: 'a phase that brings something in upper case',
    change: { delivery: { phases: [{ name: 'One', brings: ['Vault'] }] } },
    at: 'delivery.phases[0].brings[0]',
    reason: "'Vault' cannot be the name of a part of the platform",
    fix: 'Use lower-case letters',
  },
];
