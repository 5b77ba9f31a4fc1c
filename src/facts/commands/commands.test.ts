import { describe, expect, it } from 'vitest';
import { positionOf } from '../../base/index.ts';
import { readFacts } from '../read-facts.ts';
import { readShell } from './shell.ts';

/** Each pipeline as one line: words between bars, redirections after them. */
function shown(text: string): readonly string[] {
  const source = { file: 'a.sh', text };
  return readShell(text, (at) => positionOf(source, at)).pipelines.map((pipeline) =>
    pipeline
      .map(({ words, redirections }) =>
        [
          ...words.map((word) => word.text),
          ...redirections.map(({ operator, target }) => `${operator}${target.text}`),
        ].join('|'),
      )
      .join(' => '),
  );
}

describe('a shell', () => {
  it.each<[string, string, readonly string[]]>([
    ['quotes', `a 'b c' "d $E" f\\ g`, ['a|b c|d $E|f g']],
    ['comments', 'a # b\n# c\nd#e', ['a', 'd#e']],
    ['a line that goes on', 'helm upgrade \\\n  --install x', ['helm|upgrade|--install|x']],
    ['pipes, also over lines', 'a | b |\n  c > d 2>&1', ['a => b => c|>d|>&1']],
    ['one after the other', 'a && b || c; d & e', ['a', 'b', 'c', 'd', 'e']],
    ['a command inside of another', 'a "$(b c | d)" $((1+2))', ['b|c => d', 'a|$(b c | d)|$((1+2))']],
    [
      'branches and loops',
      'if a; then b; else ! c; fi\nfor x in 1 2; do d $x; done',
      ['a', 'b', 'c', 'd|$x'],
    ],
    ['functions', 'run() {\n  a b\n}', ['run', 'a|b']],
    ['what stands before a command', 'A=1 B="2 3" sudo env C=4 a', ['a']],
    ['a document', 'a <<EOF > b\nnot | a command\nEOF\nc', ['a|<<EOF|>b', 'c']],
    ['where nothing ends', `a "b $(c 'd`, ['c|d', `a|b $(c 'd`]],
  ])('takes %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('tells what is put in before the program starts, and what the text itself sets', () => {
    const source = { file: 'a.sh', text: `A=1; export B=2\npsql "$C" '$D' \${E:-x} $(f)` };
    const { pipelines, assigned } = readShell(source.text, (at) => positionOf(source, at));
    const last = pipelines.at(-1)?.[0];
    expect(last?.words.map(({ variables }) => variables.join())).toEqual(['', 'C', '', 'E', '']);
    expect(last?.words[3]?.variables).toEqual(['E']);
    expect(last?.words[1]?.at).toEqual({ file: 'a.sh', line: 2, column: 6 });
    expect([...assigned]).toEqual(['A', 'B']);
  });
});

it('a command that is started elsewhere is a command', () => {
  const text = `kubectl exec -i db-0 -- sh -c 'pg_dump "$URL" | gzip'; kubectl exec a -- psql x; bash -c "ls -l"`;
  const { pipelines } = readShell(text, (at) => positionOf({ file: 'a.sh', text }, at));
  const started = pipelines.flat().flatMap(({ starts }) => starts);
  expect(started.map((pipeline) => pipeline.map(({ words }) => words.map((word) => word.text)))).toEqual([
    [['pg_dump', '$URL'], ['gzip']],
    [['psql', 'x']],
    [['ls', '-l']],
  ]);
});

it.each([
  ['commands inside of commands', '$('.repeat(50_000)],
  ['commands that start others', 'kubectl -- '.repeat(20_000)],
  ['quotes without an end', `a "${'${x"'.repeat(20_000)}`],
  ['documents without an end', '<<A '.repeat(5000) + '\n'.repeat(5000)],
])('%s are read in bounds', (_, text) => {
  expect(readShell(text, () => ({ file: 'a.sh', line: 1, column: 1 })).pipelines.length).toBeLessThan(
    200_000,
  );
});

function scriptsOf(path: string, text: string) {
  return readFacts([{ path, text }]).scripts.map(({ kind, pipelines, pipefail }) => ({
    kind,
    pipefail,
    commands: pipelines.flatMap((pipeline) =>
      pipeline.map(
        ({ words }) =>
          `${words[0].at.line}:${words[0].at.column} ${words.map((word) => word.text).join(' ')}`,
      ),
    ),
  }));
}

describe('lines for a shell', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    [
      'a script',
      'deploy.sh',
      'set -euo pipefail\nhelm list\n',
      'script',
      ['1:1 set -euo pipefail', '2:1 helm list'],
    ],
    ['a script by its first line', 'bin/deploy', '#!/bin/sh\nhelm list\n', 'script', ['2:1 helm list']],
    [
      'recipes',
      'Makefile',
      'NAME = x\ndeploy: build\n\t@helm list \\\n\t  $(NAME) $$HOME\n',
      'makefile',
      ['3:3 helm list $(NAME) $HOME'],
    ],
    [
      'blocks of a page',
      'README.md',
      'Run:\n\n```bash\n$ helm list\n```\n\n```yaml\nhelm: no\n```\n',
      'page',
      ['4:3 helm list'],
    ],
    [
      'steps of a workflow',
      '.github/workflows/a.yml',
      'jobs:\n  a:\n    steps:\n      - run: helm list\n      - run: |\n          helm get\n          helm diff\n',
      'pipeline',
      ['4:14 helm list'],
    ],
    [
      'a container',
      'job.yaml',
      `apiVersion: batch/v1
kind: Job
metadata: { name: a }
spec:
  template:
    spec:
      containers:
        - name: a
          command: [/bin/sh, -ec]
          args:
            - |
              pg_dump x
`,
      'container',
      ['12:15 pg_dump x'],
    ],
  ])('are found in %s', (_, path, text, kind, commands) => {
    expect(scriptsOf(path, text)[0]).toMatchObject({ kind, commands });
  });

  it('know the lines of a block', () => {
    const text =
      'jobs:\n  a:\n    steps:\n      - shell: bash\n        run: |\n          helm get\n\n          helm diff\n';
    expect(scriptsOf('.github/workflows/a.yml', text)).toEqual([
      { kind: 'pipeline', pipefail: true, commands: ['6:11 helm get', '8:11 helm diff'] },
    ]);
    const jobs = 'build:\n  script:\n    - helm get\n    - |\n      helm diff\n';
    expect(scriptsOf('.gitlab-ci.yml', jobs)).toEqual([
      { kind: 'pipeline', pipefail: false, commands: ['3:7 helm get', '5:7 helm diff'] },
    ]);
  });
});
