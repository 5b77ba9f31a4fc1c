import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/index.ts';
import { type Finding, verify } from '../../src/verify/index.ts';
import { readTree } from '../../src/workspace/index.ts';

/** Findings of a repository that Groundplan did not write, judged by its files alone. */
function findingsIn(folder: string): readonly Finding[] {
  return verify(readFacts(readTree(join(import.meta.dirname, folder)).files)).findings;
}

function trees(folder: string): readonly string[] {
  const entries = readdirSync(join(import.meta.dirname, folder), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** One line for each finding: where, by which rule, and what it says. */
function table(findings: readonly Finding[]): string {
  const rows = findings.map(({ rule, message, places: [{ at }] }) => [
    `${at.file}:${at.line}`,
    rule,
    message,
  ]);
  const all = [['place', 'rule', 'what it says'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = [
    ...new Set(all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

describe("what is found in others' faulty repositories", () => {
  // To accept a change: npx vitest run tests/foreign -u, and read the difference.
  it.each(trees('faulty'))('%s', async (name) => {
    await expect(table(findingsIn(`faulty/${name}`))).toMatchFileSnapshot(`faulty/${name}.txt`);
  });
});

describe("others' good repositories", () => {
  it.each(trees('good'))('%s is without findings', (name) => {
    expect(table(findingsIn(`good/${name}`))).toBe(table([]));
  });
});
