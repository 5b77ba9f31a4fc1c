import { type DataPath, type Diagnostic, formatPath } from '../../base/index.ts';

/** A text, or one that says in which environments the fault is. */
type Text = string | ((where: string) => string);

/** A fault of the meaning of a definition. */
export interface Fault {
  readonly path: DataPath;
  readonly atKey?: boolean;
  /** Faults of one path and reason are told once, with all the environments that have them. */
  readonly reason: Text;
  readonly fix: Text;
  /** Other places that the fault follows from: it is not told where one of them could not be read. */
  readonly needs?: readonly DataPath[];
}

/** Collects faults environment by environment. */
export class Faults {
  readonly #lost: DataPath[];
  readonly #found = new Map<string, { readonly fault: Fault; readonly environments: string[] }>();

  /** @param lost places of the definition that could not be read. */
  constructor(lost: readonly DataPath[]) {
    this.#lost = [...lost];
  }

  /** Adds a place that has no value, so that what follows from it is not told. */
  lose(path: DataPath): void {
    this.#lost.push(path);
  }

  add(environment: string, fault: Fault): void {
    if (this.#lost.some((lost) => follows(fault, lost))) return;
    this.addAnyway(environment, fault);
  }

  /** Adds a fault that does not follow from any other. */
  addAnyway(environment: string, fault: Fault): void {
    const key = `${formatPath(fault.path)} ${say(fault.reason, '')}`;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { fault, environments: [environment] });
    else if (!known.environments.includes(environment)) known.environments.push(environment);
  }

  list(): readonly (Diagnostic & { readonly path: DataPath })[] {
    return [...this.#found.values()].map(({ fault, environments }) => {
      const where = environments.join(', ');
      return {
        path: fault.path,
        ...(fault.atKey === true ? { atKey: true } : {}),
        reason: say(fault.reason, where),
        fix: say(fault.fix, where),
      };
    });
  }
}

function say(text: Text, where: string): string {
  return typeof text === 'string' ? text : text(where);
}

function follows(fault: Fault, lost: DataPath): boolean {
  return (
    isWithin(fault.path, lost) ||
    (fault.atKey !== true && isWithin(lost, fault.path)) ||
    (fault.needs ?? []).some((need) => isWithin(need, lost) || isWithin(lost, need))
  );
}

function isWithin(path: DataPath, outer: DataPath): boolean {
  return outer.length <= path.length && outer.every((step, index) => step === path[index]);
}
