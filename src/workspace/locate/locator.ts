import type { DataPath, Position, Source } from '../../base/index.ts';
import { positionOf } from '../../base/index.ts';
import { createWalk } from './forms.ts';
import type { WrittenLine } from './lines.ts';
import { innermost, writtenLines } from './lines.ts';
import { stepOf } from './step.ts';
import type { ReadFile, Units } from './unit.ts';
import { createUnits } from './unit.ts';
import type { Place, Step, Value } from './value.ts';
import type { Walk } from './walk.ts';
import { writtenAt } from './written.ts';

/** Tells where the data of a definition is written, and what is written at a place. Never throws. */
export interface Locator {
  /**
   * The place of the value at a path of the default export; with `atKey`, of the key that it stands under.
   * Where the path cannot be followed to its end, the place of the nearest enclosing key or item; at worst
   * the first line of the definition.
   */
  readonly position: (path: DataPath, options?: { readonly atKey?: boolean }) => Position;
  /**
   * The path of what is written on a line: of the outermost property or item that starts there, else of the
   * innermost that encloses the line. Undefined for a line outside the data.
   */
  readonly pathAt: (file: string, line: number) => DataPath | undefined;
  /** All files of the definition that can be reached by relative imports, the entry first. */
  readonly sources: () => readonly Source[];
}

/** Values that one question may look at: enough for a list of thousands, and some milliseconds at most. */
const costOfQuestion = 50_000;

/**
 * Reads nothing before the first question. `readFile` gives the text of a file, undefined where there is none;
 * imported files are asked for by a path that starts like `entryFile`.
 */
export function createLocator(entryFile: string, readFile: ReadFile): Locator {
  const units = createUnits(entryFile, readFile);
  let lines: readonly WrittenLine[] | undefined;
  return {
    position(path, options) {
      const place = placeOf(path, options?.atKey === true, units);
      if (place === undefined) return { file: entryFile, line: 1, column: 1 };
      return positionOf(place.source, place.node.start ?? 0);
    },
    pathAt(file, line) {
      lines ??= writtenLines(units);
      return innermost(lines, file, line);
    },
    sources: () => reachable(units),
  };
}

function placeOf(path: DataPath, atKey: boolean, units: Units): Place | undefined {
  const root = units.entry()?.exports.get('default');
  if (root === undefined) return undefined;
  const walk = createWalk(units, costOfQuestion);
  const trail = follow(root, path, walk);
  const last = trail.at(-1);
  if (last === undefined) return writtenAt(root, walk);
  const value = writtenAt(last.value, walk);
  if (trail.length === path.length && !atKey && last.made === undefined) return value ?? last.whole;
  return last.key ?? last.whole ?? value;
}

/** The steps along a path, as far as they can be taken; of several branches, along the one that leads furthest. */
function follow(value: Value, path: DataPath, walk: Walk): readonly Step[] {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  let best: readonly Step[] = [];
  for (const form of walk.forms(value)) {
    const step = stepOf(form, key, walk);
    if (step === undefined) continue;
    const trail = [step, ...follow(step.value, rest, walk)];
    if (trail.length === path.length) return trail;
    if (trail.length > best.length) best = trail;
  }
  return best;
}

function reachable(units: Units): readonly Source[] {
  const entry = units.entry();
  const found = new Set(entry === undefined ? [] : [entry]);
  for (const unit of found) {
    for (const file of unit.imports) {
      const other = units.imported(unit, file);
      if (other !== undefined) found.add(other);
    }
  }
  return [...found].map((unit) => unit.source);
}
