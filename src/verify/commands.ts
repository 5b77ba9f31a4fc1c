import type { Command, Facts, Pipeline, Script, Word } from '../facts/index.ts';
import { oncePer } from './once-per.ts';

/** A command of a script, or one that such a command starts elsewhere. */
export interface Call {
  readonly script: Script;
  readonly pipeline: Pipeline;
  readonly command: Command;
  /** The program without its folder. */
  readonly program: string;
  /** What starts it; undefined where it stands in the script itself. */
  readonly starter: Call | undefined;
}

/** All commands of a repository, in the order of their scripts. */
export const callsOf = oncePer((facts: Facts): readonly Call[] =>
  facts.scripts.flatMap((script) => calls(script, script.pipelines, undefined)),
);

const byProgram = oncePer((facts: Facts) => {
  const found = new Map<string, Call[]>();
  for (const call of callsOf(facts)) {
    const known = found.get(call.program);
    if (known === undefined) found.set(call.program, [call]);
    else known.push(call);
  }
  return found;
});

/** The commands of a repository that run one of these programs. */
export function callsTo(facts: Facts, ...programs: readonly string[]): readonly Call[] {
  return programs.flatMap((program) => byProgram(facts).get(program) ?? []);
}

function calls(script: Script, pipelines: readonly Pipeline[], starter: Call | undefined): readonly Call[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.flatMap((command) => {
      const program = command.words[0].text.replace(/^.*\//, '');
      const call: Call = { script, pipeline, command, program, starter };
      return [call, ...calls(script, command.starts, call)];
    }),
  );
}

/** The arguments of a command, told apart. */
export interface Arguments {
  readonly operands: readonly Word[];
  /** Flags with their values; without one, the flag itself. Short flags stand with their dash: `-n`. */
  readonly flags: ReadonlyMap<string, Word>;
  /** Whether a variable may bring further flags. */
  readonly isOpen: boolean;
}

/** Tells operands from flags. `valued` are the flags whose value is the next word. */
export function argumentsOf({ command }: Call, valued: ReadonlySet<string>): Arguments {
  const operands: Word[] = [];
  const flags = new Map<string, Word>();
  const words = command.words.slice(1);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    const { text } = word;
    if (text === '--') break;
    const equals = text.indexOf('=');
    if (text.startsWith('--') && equals > 0) {
      flags.set(text.slice(0, equals), { ...word, at: word.at, text: text.slice(equals + 1) });
    } else if (text.startsWith('-') && text !== '-') {
      const next = words[at + 1];
      const takes = valued.has(text) && next !== undefined;
      flags.set(text, takes ? next : word);
      if (takes) at += 1;
      else if (/^-[A-Za-z]{2,}$/.test(text))
        for (const letter of text.slice(1)) flags.set(`-${letter}`, word);
    } else operands.push(word);
  }
  const isOpen = words.some(
    ({ text, variables }) =>
      text.startsWith('$') && variables.some((name) => /@|\*|arg|flag|opt|extra/i.test(name)),
  );
  return { operands, flags, isOpen };
}

const kubectlFlags = new Set(
  (
    '-n --namespace --context --kubeconfig --cluster --user -s --server --token --as -f --filename -k --kustomize -l ' +
    '--selector --labels -o --output -c --container --replicas --timeout --from --image --field-selector --sort-by --since ' +
    '--tail -p --patch --patch-file --type --overrides --restart --env --min --max --from-literal --from-file --for'
  ).split(' '),
);

/** A call of kubectl. */
export interface Kubectl extends Arguments {
  readonly call: Call;
  readonly verb: string;
  readonly namespace: Word | undefined;
}

export const kubectlCalls = oncePer((facts: Facts): readonly Kubectl[] =>
  callsTo(facts, 'kubectl', 'oc').flatMap((call) => {
    const { operands, flags, isOpen } = argumentsOf(call, kubectlFlags);
    const [verb, ...rest] = operands;
    if (verb === undefined) return [];
    const namespace = flags.get('-n') ?? flags.get('--namespace');
    return [{ call, verb: verb.text, operands: rest, flags, isOpen, namespace }];
  }),
);

/** Where the value of a flag or an operand is plain text. */
export function plainText(word: Word | undefined): string | undefined {
  return word === undefined || word.variables.length > 0 ? undefined : word.text;
}
