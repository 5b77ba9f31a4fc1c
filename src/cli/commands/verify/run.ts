import { existsSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { type DataPath, nearest, type Position, UserError } from '../../../base/index.ts';
import { originAt } from '../../../compile/index.ts';
import { type Facts, type InputFile, readFacts } from '../../../facts/index.ts';
import type { Platform } from '../../../model/index.ts';
import {
  type Finding,
  type FindingPlace,
  type Rule,
  rules,
  type Verification,
  verify,
} from '../../../verify/index.ts';
import { findRecord, readTree } from '../../../workspace/index.ts';
import type { ExitCode, Invocation, Terminal } from '../../command.ts';
import { chooseDefinition, openPlatform, placeOf, shown } from '../../open.ts';
import { compileOpened } from '../../output.ts';
import { printers } from '../../print/findings.ts';
import { type Progress, startProgress } from '../../print/progress.ts';

/** What is verified: files by their paths in the repository, and the definition where it is known. */
interface Subject {
  /** Stands before the paths wherever a person reads them. */
  readonly prefix: string;
  readonly files: readonly InputFile[];
  readonly platform: Platform | undefined;
  /** Remarks about what could not be looked at. */
  readonly notes: readonly string[];
  /** The place in the definition that a line of a file comes from. */
  origin(at: Position): Position | undefined;
  /** Where a path of the definition is written. */
  place?(path: DataPath): Position;
}

export async function run({ args, options, terminal }: Invocation): Promise<ExitCode> {
  const progress = startProgress(terminal);
  const chosen = chooseRules(options.rule as readonly string[] | undefined);
  const given = args[0] ?? chooseDefinition(terminal, undefined);
  const path = resolve(terminal.cwd, given);
  progress.step('reading');
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  refuseForeign(options, given, isFolder);
  const subject = isFolder
    ? await folderSubject(terminal, given, options.definition)
    : await definitionSubject(terminal, given, options.env as readonly string[] | undefined);
  progress.step(`reading ${subject.files.length} files`);
  const facts = readFacts(subject.files);
  const verification = relocate(judge(facts, subject, chosen, progress), subject.prefix);
  progress.done();
  const format = options.format as keyof typeof printers;
  terminal.out(
    printers[format]({
      verification,
      terminal,
      notes: [
        ...subject.notes,
        ...facts.unread.map(({ path, reason }) => `${subject.prefix}${path} was not judged: ${reason}`),
      ],
      clusters: facts.clusters.map(({ name, objects }) => ({ name, objects: objects.length })),
      textOf: textsOf(subject),
      origins: (finding) => originsOf(subject, finding),
    }),
  );
  return verification.findings.length > 0 ? 1 : 0;
}

/** The places in the definition that a finding speaks of, or else the one that its first line comes from. */
function originsOf(subject: Subject, finding: Finding): readonly FindingPlace[] {
  const said = finding.definition.flatMap(({ path, note }) => {
    const at = subject.place?.(path);
    return at === undefined ? [] : [{ at, note }];
  });
  if (said.length > 0) return said;
  const at = subject.origin(finding.places[0].at);
  return at === undefined ? [] : [{ at, note: 'the definition that made it' }];
}

/** Options that say something about the other kind of subject would be passed over in silence. */
function refuseForeign(options: Invocation['options'], given: string, isFolder: boolean): void {
  if (isFolder && options.env !== undefined) {
    const fix =
      'Name the definition instead, or leave the option out: every environment of the folder is verified.';
    throw new UserError([{ reason: `--env goes with a definition, and ${given} is a folder`, fix }]);
  }
  if (!isFolder && options.definition !== undefined) {
    const option = options.definition === false ? '--no-definition' : '--definition';
    const fix = 'Name the folder of the written repository, or leave the option out.';
    throw new UserError([{ reason: `${option} goes with a folder, and ${given} is none`, fix }]);
  }
}

function judge(
  facts: Facts,
  subject: Subject,
  chosen: readonly Rule[] | undefined,
  progress: Progress,
): Verification {
  progress.step(`verifying ${facts.clusters.length} clusters`);
  return verify(facts, {
    ...(subject.platform === undefined ? {} : { platform: subject.platform }),
    ...(chosen === undefined ? {} : { rules: chosen }),
  });
}

function chooseRules(ids: readonly string[] | undefined): readonly Rule[] | undefined {
  if (ids === undefined) return undefined;
  const known = rules.map((rule) => rule.id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new UserError(
      unknown.map((id) => {
        const meant = nearest(id, known);
        return {
          reason: `there is no rule '${id}'`,
          fix: meant === undefined ? '`groundplan explain rules` lists them.' : `Did you mean '${meant}'?`,
        };
      }),
    );
  }
  return rules.filter((rule) => ids.includes(rule.id));
}

/** Texts by the names that people read. */
function textsOf({ prefix, files }: Pick<Subject, 'prefix' | 'files'>): (file: string) => string | undefined {
  const texts = new Map(files.map((file) => [`${prefix}${file.path}`, file.text]));
  return (file) => texts.get(file);
}

/** The same findings with file names as people read them. */
function relocate(verification: Verification, prefix: string): Verification {
  const moved = (finding: Finding): Finding => {
    const [first, ...rest] = finding.places.map((place) => ({
      ...place,
      at: { ...place.at, file: `${prefix}${place.at.file}` },
    }));
    return first === undefined ? finding : { ...finding, places: [first, ...rest] };
  };
  return {
    ...verification,
    findings: verification.findings.map(moved),
    suppressed: verification.suppressed.map((one) => ({ ...one, finding: moved(one.finding) })),
  };
}

async function definitionSubject(
  terminal: Terminal,
  given: string,
  environments: readonly string[] | undefined,
): Promise<Subject> {
  const opened = await openPlatform(terminal, given, environments);
  const { artifacts, files } = compileOpened(opened);
  const byPath = new Map(
    artifacts.map((artifact, index) => [artifact.path, { artifact, text: files[index]?.text ?? '' }]),
  );
  return {
    prefix: '',
    files,
    platform: opened.platform,
    notes: [],
    place: (path) => placeOf(opened.locator, terminal, path, true),
    origin(at) {
      const found = byPath.get(at.file);
      if (found === undefined) return undefined;
      return placeOf(opened.locator, terminal, originAt(found.artifact, found.text, at.line).path);
    },
  };
}

/**
 * The definition to hold a folder against: the one that is named, or the one its record names if that lies
 * below the current folder. A definition is code, and none is run that somebody else chose.
 */
function definitionOf(terminal: Terminal, folder: string, named: unknown): string | undefined {
  if (typeof named === 'string') return named;
  if (named === false) return undefined;
  const recorded = findRecord(folder)?.definition;
  if (recorded === undefined || !existsSync(recorded)) return undefined;
  return isBelow(terminal.cwd, recorded) && !isBelow(folder, recorded) ? recorded : undefined;
}

function isBelow(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
}

async function folderSubject(terminal: Terminal, given: string, named: unknown): Promise<Subject> {
  const dir = shown(terminal, given);
  const tree = readTree(resolve(terminal.cwd, given));
  const prefix = dir === '' || dir === '.' ? '' : `${dir}/`;
  const { files } = tree;
  const notes = tree.skipped
    .filter((skipped) => !/^(\.groundplan|\.git)(\/|$)/.test(skipped.path))
    .map((skipped) => `${prefix}${skipped.path} was not read: ${skipped.reason}`);
  const nothing: Subject = { prefix, files, platform: undefined, notes, origin: () => undefined };
  const definition = definitionOf(terminal, resolve(terminal.cwd, given), named);
  if (definition === undefined) {
    return {
      ...nothing,
      notes: [
        ...notes,
        'the definition is not known, and rules that need it are skipped; name it with --definition',
      ],
    };
  }
  const opened = await openPlatform(terminal, definition);
  const { artifacts, files: generated } = compileOpened(opened);
  const byPath = new Map(
    artifacts.map((artifact, index) => [
      `${prefix}${artifact.path}`,
      { artifact, text: generated[index]?.text ?? '' },
    ]),
  );
  const onDisk = textsOf({ prefix, files });
  return {
    prefix,
    files,
    platform: opened.platform,
    notes,
    place: (path) => placeOf(opened.locator, terminal, path, true),
    origin(at) {
      const found = byPath.get(at.file);
      // An edited file no longer says line by line what the definition made.
      if (found === undefined || onDisk(at.file) !== found.text) return undefined;
      return placeOf(opened.locator, terminal, originAt(found.artifact, found.text, at.line).path);
    },
  };
}
