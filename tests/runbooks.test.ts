import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Platform, Service } from '../src/model/index.ts';
import { compiled } from './tools/compiled.ts';
import { examples } from './tools/definitions.ts';

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

/** Commands of a page, as somebody would paste them. */
function commands(page: string): readonly string[] {
  return [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block.replaceAll(/^ +/gm, ''));
}

/** The environment that pages speak of, with what runs the pods of its services. */
function lastWatched({ environments }: Platform) {
  const last = environments.filter(({ alerts }) => alerts !== undefined).at(-1);
  if (last === undefined) throw new Error('nobody is alerted');
  const isRolledOut = ({ release }: Service) => ['canary', 'blueGreen'].includes(release.strategy);
  const deployed = last.services.filter(({ workload }) => workload === 'Deployment');
  return {
    ...last,
    release: {
      rolledOut: deployed.some(isRolledOut),
      plain: deployed.some((service) => !isRolledOut(service)),
    },
  };
}

describe.each(Object.entries(examples))('the runbooks of %s', (_, definition) => {
  const { platform, files } = compiled(definition);
  const environment = lastWatched(platform);
  const pages = files.filter(({ path }) => /(^|\/)runbooks\/[A-Z]\w+\.md$/.test(path));
  const all = pages.flatMap(({ text }) => commands(text));

  it('have commands that can be pasted as they are', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const block of all) expect(block).not.toMatch(/<[a-z_-]+>/);
  });

  it('undo a release by what runs the pods, and never behind the back of Argo CD', () => {
    const { release } = environment;
    const healed = environment.gitops?.selfHeal === true;
    const text = all.join('\n');
    expect(text.includes('kubectl argo rollouts abort')).toBe(release.rolledOut);
    expect(text.includes('rollout undo deployment/')).toBe(release.plain && !healed);
    expect(text.includes('git revert')).toBe(environment.gitops !== undefined);
  });

  it('set every variable that their commands read', () => {
    for (const { path, text } of pages) {
      const read = new Set(
        [
          ...commands(text)
            .join('')
            .matchAll(/"\$([a-z_]+)"/g),
        ].map(([, word]) => word),
      );
      for (const word of read) expect(text, path).toContain(`${word}=''\n`);
    }
  });

  it.skipIf(!hasShellcheck)('pass shellcheck, which is needed here', () => {
    const input = `#!/usr/bin/env bash\n# shellcheck disable=SC2034\n${all.join('\n')}`;
    const { stdout } = spawnSync('shellcheck', ['-'], { input, encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});
