import type { Facts } from '../facts/index.ts';
import { callsTo, kubectlCalls } from './commands.ts';
import { oncePer } from './once-per.ts';

/**
 * What commands of scripts and pages install: charts by helm, manifests of their makers by kubectl. Not everything that
 * is installed need stand in commands, so that they tell what is there, and never what is missing.
 */
export const installedByCommands = oncePer((facts: Facts): readonly string[] => {
  const charts = callsTo(facts, 'helm')
    .map(({ command }) => command.words.map(({ text }) => text))
    .filter((words) => words.includes('install') || words.includes('upgrade'))
    .map((words) => words.filter((word) => !word.startsWith('-')).join(' '));
  const manifests = kubectlCalls(facts)
    .filter(({ verb }) => verb === 'apply' || verb === 'create')
    .map(({ flags }) => (flags.get('-f') ?? flags.get('--filename') ?? flags.get('-k'))?.text ?? '')
    .filter((address) => address.includes('://') || address.startsWith('github.com/'));
  return [...charts, ...manifests];
});
