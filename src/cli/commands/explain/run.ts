import { resolve } from 'node:path';
import { nearest, parsePath, UserError } from '../../../base/index.ts';
import { findRecord, type WrittenRepository } from '../../../workspace/index.ts';
import type { ExitCode, Invocation, Terminal } from '../../command.ts';
import { type OpenPlatform, openPlatform } from '../../open.ts';
import { compileOpened, outputFolder } from '../../output.ts';
import { explainLine, type LineQuestion } from './line.ts';
import { explainObject } from './object.ts';
import { explainPath } from './path.ts';
import { explainRule, listRules, pages } from './rule.ts';
import type { Subject } from './subject.ts';

export async function run(invocation: Invocation): Promise<ExitCode> {
  const { args, options, terminal } = invocation;
  const thing = args[0] ?? '';
  const json = options.json === true;
  const rule = pages.find((one) => one.id === thing);
  if (thing === 'rules') terminal.out(listRules(json));
  else if (rule !== undefined) terminal.out(explainRule(rule, terminal, json));
  else terminal.out(await explainPart(thing, invocation, json));
  return 0;
}

async function explainPart(
  thing: string,
  { args, options, terminal }: Invocation,
  json: boolean,
): Promise<string> {
  const line = lineQuestion(thing);
  const asked = line === undefined ? undefined : resolve(terminal.cwd, line.file);
  const record = asked === undefined ? undefined : findRecord(asked);
  const opened = await openPlatform(terminal, args[1] ?? definitionFor(asked, record));
  const subject = subjectOf(terminal, opened, options.out ?? record?.folder);
  if (line !== undefined) return explainLine(line, subject, json);
  if (/^[A-Za-z]+(\/[\w.-]+){1,2}$/.test(thing)) return explainObject(thing, subject, json);
  const path = parsePath(thing);
  const first = path?.[0];
  if (
    path !== undefined &&
    first !== undefined &&
    (subject.fields.includes(String(first)) || path.length > 1)
  ) {
    return explainPath(path, subject, json);
  }
  const meant = nearest(thing, [...pages.map((page) => page.id), ...subject.fields]);
  throw new UserError([
    {
      reason: `'${thing}' is neither a rule, a path of the definition, Kind/name, nor file:line`,
      fix: meant === undefined ? '`groundplan explain rules` lists the rules.' : `Did you mean '${meant}'?`,
    },
  ]);
}

/** The definition behind a file: the file itself if it is TypeScript, or the one that its record names. */
function definitionFor(asked: string | undefined, record: WrittenRepository | undefined): string | undefined {
  if (asked !== undefined && /\.m?[jt]s$/.test(asked) && record === undefined) return asked;
  return record?.definition;
}

function lineQuestion(thing: string): LineQuestion | undefined {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(thing);
  if (match?.[1] === undefined) return undefined;
  return { file: match[1], line: Number(match[2]) };
}

function subjectOf(terminal: Terminal, opened: OpenPlatform, out: unknown): Subject {
  return {
    terminal,
    opened,
    compiled: compileOpened(opened),
    folder: outputFolder(terminal, opened, out),
    fields: [
      'name',
      'purpose',
      'domain',
      'contacts',
      'documentation',
      'license',
      'environments',
      'cloud',
      'cluster',
      'namespaces',
      'images',
      'env',
      'secrets',
      'stores',
      'externals',
      'services',
      'observability',
      'edge',
      'tags',
      'layout',
      'overrides',
    ],
  };
}
