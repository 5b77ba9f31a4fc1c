import type { Facts } from '../facts/index.ts';
import { callsTo, kubectlCalls } from './commands.ts';
import { oncePer } from './once-per.ts';

/**
 * What commands of scripts and pages install, and Terraform: charts, and manifests of their makers. Not everything that
 * is installed need stand there, so that it tells what is there, and never what is missing.
 */
export const installedOtherwise = oncePer((facts: Facts): readonly string[] => {
  const charts = callsTo(facts, 'helm')
    .map(({ command }) => command.words.map(({ text }) => text))
    .filter((words) => words.includes('install') || words.includes('upgrade'))
    .map((words) => words.filter((word) => !word.startsWith('-')).join(' '));
  const manifests = kubectlCalls(facts)
    .filter(({ verb }) => verb === 'apply' || verb === 'create')
    .map(({ flags }) => (flags.get('-f') ?? flags.get('--filename') ?? flags.get('-k'))?.text ?? '')
    .filter((address) => address.includes('://') || address.startsWith('github.com/'));
  const releases = [...facts.sources.values()]
    .filter(({ file, text }) => file.endsWith('.tf') && text.includes('"helm_release"'))
    .flatMap(({ text }) => [...text.matchAll(/^\s*chart\s*=\s*"([^"]+)"/gm)].map((match) => match[1] ?? ''));
  return [...charts, ...manifests, ...releases];
});
