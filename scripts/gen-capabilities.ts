import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCapabilities } from '../tests/capabilities/open.ts';
import { readCapabilityCalls, type ShownCapability } from './capabilities/read-calls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'tests/capabilities';
const count = 115;

/**
 * The page of capabilities: docs/reference/capabilities.md, from the tests that show them.
 * @throws where a capability is shown twice or not spoken of, or names a place that is not there
 */
export function generateCapabilities(): ReadonlyMap<string, string> {
  const shown = readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) =>
      readCapabilityCalls(`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')),
    );
  const numbers = Array.from({ length: count }, (_, index) => `U${String(index + 1).padStart(3, '0')}`);
  const rows = numbers.map((number) => row(number, shown));
  const unknown = shown.filter(({ number }) => !numbers.includes(number));
  if (unknown.length > 0) throw new Error(`no such capability: ${unknown.map(({ number }) => number)}`);
  const whole = shown.filter(({ open }) => open === undefined).length;
  const text = [
    '<!-- Made by `npm run gen` from tests/capabilities; change the tests. -->',
    '# Capabilities',
    '',
    'What a platform can have, where it is done, which test shows it on the example platforms, and what is still open.',
    `${whole} of ${count} are whole, ${shown.length - whole} in part, ${count - shown.length} open.`,
    '',
    '| | capability | where | shown by | open |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  return new Map([['docs/reference/capabilities.md', text]]);
}

function row(number: string, all: readonly ShownCapability[]): string {
  const tests = all.filter((one) => one.number === number);
  const later = openCapabilities[number];
  if (tests.length + (later === undefined ? 0 : 1) !== 1)
    throw new Error(`${number} must be shown by one test, or stand in ${folder}/open.ts`);
  const [test] = tests;
  if (test === undefined) return cells([number, later?.title ?? '', '', '', later?.open ?? '']);
  for (const place of test.where) {
    if (!existsSync(join(root, place))) throw new Error(`${number}: there is no ${place}`);
  }
  const where = test.where.map((place) => `[${place}](../../${place})`).join(', ');
  return cells([
    number,
    test.title,
    where,
    `[${test.file.slice(folder.length + 1)}](../../${test.file})`,
    test.open ?? '',
  ]);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
