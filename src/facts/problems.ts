import type { Tree } from '../base/index.ts';
import { positionOf } from '../base/index.ts';
import type { ReadProblem } from './facts.ts';

/** Says what is wrong at a place, and what to do about it. */
export type Report = (place: Pick<Tree, 'source' | 'offset'>, reason: string, fix: string) => void;

/** Collects problems, each once: a base that is read for several overlays is broken only once. */
export class ProblemList {
  readonly #found = new Map<string, ReadProblem>();

  readonly report: Report = (place, reason, fix) => {
    this.add({ at: positionOf(place.source, place.offset), reason, fix });
  };

  add(problem: ReadProblem): void {
    const { file, line, column } = problem.at;
    this.#found.set(`${file}:${line}:${column} ${problem.reason}`, problem);
  }

  list(): readonly ReadProblem[] {
    return [...this.#found.values()].sort(
      (a, b) =>
        compare(a.at.file, b.at.file) ||
        a.at.line - b.at.line ||
        a.at.column - b.at.column ||
        compare(a.reason, b.reason),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
