/**
 * Regular expressions out of files, which may be hostile. Ours backtrack where Go's do not, so that only
 * patterns are taken whose search cannot explode: no repeated groups, at most three open repetitions.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  if (pattern.length > 1000 || /\)(?:[*+]|\{)/.test(pattern)) return undefined;
  const repetitions = pattern.replaceAll(/\\.|\[(?:[^\]\\]|\\.)*\]/g, 'x').match(/[*+]|\{\d*,\d*\}/g) ?? [];
  if (repetitions.length > 3 || /\\[1-9k]|\(\?[<=!]/.test(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}
