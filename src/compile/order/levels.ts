import type { Need } from './needs.ts';

type Needs = ReadonlyMap<string, readonly Need[]>;

/** Steps that need each other in a circle, so that none can be the first. */
class CircleError extends Error {
  readonly circle: readonly string[];

  constructor(circle: readonly string[]) {
    super(`steps need each other: ${[...circle, circle[0]].join(' -> ')}`);
    this.name = 'CircleError';
    this.circle = circle;
  }
}

/**
 * The steps in levels: each after everything that it needs. Where steps would need each other in a circle, the needs
 * that are not hard give way; a circle of hard ones is an error that names it.
 */
export function levelsOf(needs: Needs): ReadonlyMap<string, number> {
  const rooms = componentsOf(needs);
  const kept = new Map(
    [...needs].map(([id, all]) => [
      id,
      all.filter((need) => need.hard || rooms.get(need.id) !== rooms.get(id)).map((need) => need.id),
    ]),
  );
  const levels = new Map<string, number>();
  const visit = (id: string, trail: readonly string[]): number => {
    const known = levels.get(id);
    if (known !== undefined) return known;
    const at = trail.indexOf(id);
    if (at >= 0) throw new CircleError(trail.slice(at));
    const below = (kept.get(id) ?? []).map((other) => visit(other, [...trail, id]));
    const level = below.length === 0 ? 0 : Math.max(...below) + 1;
    levels.set(id, level);
    return level;
  };
  for (const id of needs.keys()) visit(id, []);
  return levels;
}

/** The strongly connected component of each step (Tarjan 1972), by number. */
function componentsOf(needs: Needs): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found = new Map<string, number>();
  let rooms = 0;
  const visit = (id: string): void => {
    const own = index.size;
    index.set(id, own);
    low.set(id, own);
    stack.push(id);
    for (const { id: other } of needs.get(id) ?? []) {
      if (!index.has(other)) visit(other);
      if (!found.has(other)) low.set(id, Math.min(low.get(id) ?? own, low.get(other) ?? own));
    }
    if (low.get(id) !== own) return;
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      found.set(member, rooms);
      if (member === id) break;
    }
    rooms += 1;
  };
  for (const id of needs.keys()) if (!index.has(id)) visit(id);
  return found;
}
