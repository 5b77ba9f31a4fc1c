import { expect, test } from 'vitest';
import { foldersOf, pathFault, pathFaults } from './path.ts';

test.each([
  'a.yaml',
  'kubernetes/base/api.yaml',
  '.github/workflows/ci.yml',
  '.gitignore',
  'a b/ü.md',
  '..a/b..',
  'x'.repeat(200),
])('%s may be written', (path) => {
  expect(pathFault(path)).toBeUndefined();
});

test.each([
  ['', 'is empty'],
  ['/etc/passwd', 'is absolute'],
  ['//server/share', 'is absolute'],
  ['..', '. or ..'],
  ['../x', '. or ..'],
  ['a/../../x', '. or ..'],
  ['a/./b', '. or ..'],
  ['a//b', 'an empty part'],
  ['a/', 'an empty part'],
  ['a\\b', 'a backslash'],
  ['..\\x', 'a backslash'],
  ['C:/x', 'a drive letter'],
  ['c:x', 'a drive letter'],
  ['a\u0000b', 'a control character'],
  ['a\nb', 'a control character'],
  ['a\u007f', 'a control character'],
  ['.groundplan/record.json', '.groundplan'],
  ['.GroundPlan/lock', '.groundplan'],
  ['.groundplan', '.groundplan'],
  ['.git/hooks/pre-commit', '.git'],
  ['modules/.GIT/config', '.git'],
  ['x'.repeat(201), 'longer than 200 bytes'],
])('%j is refused: %s', (path, part) => {
  expect(pathFault(path)).toContain(part);
  expect(pathFaults([path])).toHaveLength(1);
});

test.each([
  [['a', 'b', 'a/'], 1],
  [['a', 'a'], 1],
  [['README.md', 'readme.md'], 1],
  [['caf\u00e9.md', 'cafe\u0301.md'], 1],
  [['a', 'a/b'], 1],
  [['a/b/c', 'A'], 1],
  [['a/b', 'a/c', 'ab'], 0],
  [['../x', '/y', 'z'], 2],
] as const)('%j: %i faults', (paths, count) => {
  expect(pathFaults(paths)).toHaveLength(count);
});

test('folders of a file, outermost first', () => {
  expect(foldersOf('a/b/c')).toEqual(['a', 'a/b']);
  expect(foldersOf('a')).toEqual([]);
});
