import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compiled } from './tools/compiled.ts';
import { examples } from './tools/definitions.ts';

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

/** Commands of a page, as somebody would paste them. */
function commands(page: string): readonly string[] {
  return [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block.replaceAll(/^ +/gm, ''));
}

describe.each(Object.entries(examples))('the runbooks of %s', (_, definition) => {
  const pages = compiled(definition).files.filter(({ path }) => /(^|\/)runbooks\/[A-Z]\w+\.md$/.test(path));
  const all = pages.flatMap(({ text }) => commands(text));

  it('have commands that can be pasted as they are', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const block of all) expect(block).not.toMatch(/<[a-z-]+>/);
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
