import type { CST } from 'yaml';

/**
 * The offset of the first value nested deeper than `limit`, or undefined. Without recursion, so that it can
 * stand before everything that recurs.
 */
export function tooDeep(tokens: readonly CST.Token[], limit: number): number | undefined {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    const next: CST.Token[] = [];
    for (const token of level) collectInner(token, next);
    if (depth > limit && next[0] !== undefined) return next[0].offset;
    level = next;
  }
  return undefined;
}

function collectInner(token: CST.Token, into: CST.Token[]): void {
  if (token.type === 'document') {
    if (token.value !== undefined) into.push(token.value);
  } else if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') {
    for (const item of token.items) {
      if (item.key) into.push(item.key);
      if (item.value) into.push(item.value);
    }
  }
}
