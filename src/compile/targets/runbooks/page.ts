import type { Platform } from '../../../model/index.ts';
import { type Step, time } from '../../objects/monitoring/alert.ts';
import type { AlertPlace } from './place.ts';

/** The page of one alert. It speaks of the last environment, which matters most. */
export function alertPage(platform: Platform, name: string, places: readonly AlertPlace[]): string {
  const last = places.at(-1)?.environment.name;
  const shown = places.filter(({ environment }) => environment.name === last);
  const [first] = shown;
  if (first === undefined) throw new Error(`the alert '${name}' is in no environment`);
  const { page } = first.alert;
  const variants = [...new Map(shown.map(({ alert }) => [alert.expr, alert])).values()];
  const sections = [
    `# ${name}`,
    severityLine(places),
    page.meaning,
    `## Impact\n\n${page.impact}`,
    wordsSection([...page.look, ...page.mend]),
    `## What to look at\n\n${steps(page.look)}`,
    `## What helps\n\n${steps(page.mend)}`,
    `## What it asks\n\n${variants.map(({ expr }) => fenced('promql', expr)).join('\n\n')}`,
    contactLine(platform),
  ];
  return `${sections.filter((section) => section !== undefined).join('\n\n')}\n`;
}

function severityLine(places: readonly AlertPlace[]): string {
  const severities = [...new Set(places.map(({ alert }) => alert.severity))];
  const waits = [...new Set(places.map(({ alert }) => alert.for))];
  const where = [...new Set(places.map(({ environment }) => environment.name))].join(', ');
  const wait = waits.every((one) => one === 0) ? 'at once' : `after ${waits.map(time).join(' or ')}`;
  return `Severity ${severities.join(' or ')}; fires ${wait}; in ${where}.`;
}

/** What the reader fills in stands in brackets; a shell would take those for files. */
const filledIn = /<([a-z][a-z-]*)>/g;

function variableOf(word: string): string {
  return word.replaceAll('-', '_');
}

/** The variables that the commands below read, to be set once from the labels of the alert. */
function wordsSection(all: readonly Step[]): string | undefined {
  const commands = all.flatMap(({ commands = [] }) => commands).filter((one) => languageOf(one) === 'sh');
  const words = new Set(commands.flatMap((one) => [...one.matchAll(filledIn)].map(([, word = '']) => word)));
  if (words.size === 0) return undefined;
  const lines = [...words].map((word) => `${variableOf(word)}=''`);
  return `## Which one\n\nThe labels of the alert say it; the commands below read it from here:\n\n${fenced('sh', lines.join('\n'))}`;
}

function steps(all: readonly Step[]): string {
  return all
    .map(({ text, commands = [] }, index) => {
      const blocks = grouped(commands).map(([language, lines]) =>
        indented(fenced(language, lines.join('\n'))),
      );
      return [`${index + 1}. ${text}`, ...blocks].join('\n\n');
    })
    .join('\n\n');
}

type Language = 'sh' | 'sql' | 'promql';

/** Commands of one kind go into one block. */
function grouped(commands: readonly string[]): readonly (readonly [Language, readonly string[]])[] {
  const blocks: [Language, string[]][] = [];
  for (const written of commands) {
    const language = languageOf(written);
    const command =
      language === 'sh' ? written.replaceAll(filledIn, (_, word) => `"$${variableOf(word)}"`) : written;
    const last = blocks.at(-1);
    if (last?.[0] === language) last[1].push(command);
    else blocks.push([language, [command]]);
  }
  return blocks;
}

function languageOf(command: string): Language {
  if (/^(amtool|cmctl|curl|git|kubectl|openssl|promtool)\s/.test(command)) return 'sh';
  return command.startsWith('SELECT ') ? 'sql' : 'promql';
}

function fenced(language: Language, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '   ');
}

function contactLine({ contacts }: Platform): string | undefined {
  const people = Object.entries(contacts).map(([role, contact]) => `${role}: ${contact}`);
  return people.length === 0 ? undefined : `## Who else\n\n${people.map((one) => `- ${one}`).join('\n')}`;
}
