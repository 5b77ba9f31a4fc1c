/** The relative path from one folder to another, both relative to the same root. */
export function relative(from: string, to: string): string {
  const source = from.split('/');
  const target = to.split('/');
  let shared = 0;
  while (shared < source.length && shared < target.length && source[shared] === target[shared]) shared += 1;
  return [...source.slice(shared).map(() => '..'), ...target.slice(shared)].join('/') || '.';
}
