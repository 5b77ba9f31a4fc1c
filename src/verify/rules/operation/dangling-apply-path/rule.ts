import type { Facts } from '../../../../facts/index.ts';
import { kubectlCalls } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';
import { foldersOf, stands, startsOf } from './folders.ts';

const reading = new Set(['apply', 'create', 'replace', 'diff', 'delete']);
const manifest = /\.(?:ya?ml|json)$/i;

export const rule: Rule = {
  id: 'dangling-apply-path',
  title: 'An apply of a path that kubectl cannot read',
  severity: 'error',
  needs: 'repository',
  why: 'The command stops with an error: "the path does not exist", or "recognized file extensions are [.json .yaml .yml]" for a folder that holds only folders. Nothing of it reaches the cluster.',
  fix: 'Name the path from where the command runs, and a folder of a kustomization by --kustomize.',
  *check({ facts }) {
    for (const { call, verb, flags } of kubectlCalls(facts)) {
      if (!reading.has(verb) || call.script.kind === 'container') continue;
      const kustomize = flags.get('-k') ?? flags.get('--kustomize');
      const word = kustomize ?? flags.get('-f') ?? flags.get('--filename');
      const path = word?.text.replace(/\/+$/, '') ?? '';
      if (word === undefined || word.variables.length > 0 || !/^[\w./-]+$/.test(path) || /^[/-]/.test(path))
        continue;
      const isDeep = flags.has('-R') || flags.has('--recursive');
      const fault = faultOf(facts, startsOf(facts, call), path, isDeep, kustomize !== undefined);
      if (fault === undefined) continue;
      const { message, note } = fault;
      yield { message: `kubectl ${verb} reads ${word.text}, ${message}`, places: [{ at: word.at, note }] };
    }
  },
};

function faultOf(
  facts: Facts,
  starts: readonly string[],
  path: string,
  isDeep: boolean,
  isKustomize: boolean,
): { readonly message: string; readonly note: string } | undefined {
  const found = starts.flatMap((start) => stands(facts, start, path) ?? []);
  const [folder] = found;
  if (folder === undefined) {
    // What lies nowhere may be made by the way; what lies elsewhere is only looked for in the wrong place.
    const elsewhere = path.replace(/^(?:\.\.?\/)+/, '');
    const [start] = starts;
    const isElsewhere = elsewhere !== path && stands(facts, '.', elsewhere) !== undefined;
    if (!isElsewhere || start === undefined) return undefined;
    const from = start === '.' ? 'the top of the repository' : start;
    return {
      message: `which is not there from ${from}; ${elsewhere} stands at the top`,
      note: 'leads nowhere',
    };
  }
  if (found.some((one) => facts.sources.has(one))) return undefined;
  const usable = found.some((one) => {
    const files = foldersOf(facts).get(one) ?? [];
    const own = files.map((file) => file.slice(one === '.' ? 0 : one.length + 1));
    if (isKustomize) return own.some((file) => /^[Kk]ustomization(?:\.ya?ml)?$/.test(file));
    return own.some((file) => manifest.test(file) && (isDeep || !file.includes('/')));
  });
  if (usable) return undefined;
  return isKustomize
    ? { message: 'which has no kustomization', note: 'there is no kustomization.yaml in it' }
    : {
        message: 'which holds no manifest itself, only folders',
        note: 'without --recursive, nothing is read',
      };
}
