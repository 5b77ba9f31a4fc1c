import { describe, expect, it } from 'vitest';
import { type Cluster, type Facts, readFacts } from '../facts/index.ts';
import { readPlatform } from '../model/index.ts';
import type { Rule } from './rule.ts';
import { environmentRule, ids, loudMap, map, read } from './sample.ts';
import { verify } from './verify.ts';

/** The same objects as several clusters. */
function copies(facts: Facts, ...names: readonly string[]): Facts {
  const [cluster] = facts.clusters;
  if (cluster === undefined) throw new Error('no cluster');
  const named = (name: string): Cluster => ({
    name,
    objects: cluster.objects,
    workloads: cluster.workloads,
    secrets: cluster.secrets,
    configMaps: cluster.configMaps,
    dashboards: cluster.dashboards,
    operatorServices: cluster.operatorServices,
    software: cluster.software,
    ofKind: (kind) => cluster.ofKind(kind),
    find: (...key) => cluster.find(...key),
    selected: (...key) => cluster.selected(...key),
  });
  return { ...facts, clusters: names.map(named) };
}
function platformOf(...environments: readonly string[]) {
  const cloud = { provider: 'aws', region: 'eu-central-1' };
  const { platform } = readPlatform({ name: 'shop', environments, cloud, services: { api: { port: 8080 } } });
  if (platform === undefined) throw new Error('the definition is refused');
  return platform;
}
describe('findings', () => {
  it('are grouped over clusters and carry the texts of the rule', () => {
    const { findings, counts } = verify(copies(read(map('a')), 'o/dev', 'o/production'), {
      rules: [loudMap],
    });
    expect(findings).toMatchObject([
      {
        message: 'a is loud',
        why: 'It is loud.',
        fix: 'Make it quiet.',
        clusters: ['o/dev', 'o/production'],
      },
    ]);
    expect(findings[0]?.places[0].at).toEqual({ file: 'a.yaml', line: 4, column: 3 });
    expect(counts).toEqual({ errors: 0, warnings: 1, suppressed: 0, rules: 1, clusters: 2 });
  });

  it('stay apart when they differ', () => {
    const facts = copies(read(map('a')), 'o/dev', 'o/production');
    const { findings } = verify(facts, {
      rules: [environmentRule],
      platform: platformOf('dev', 'production'),
    });
    expect(findings.map(({ message, clusters }) => [message, ...clusters])).toEqual([
      ['loud in dev', 'o/dev'],
      ['loud in production', 'o/production'],
    ]);
  });

  it('are sorted by file and line', () => {
    const facts = readFacts([
      { path: 'b.yaml', text: map('b') },
      { path: 'a.yaml', text: `${map('z')}---\n${map('x')}` },
    ]);
    const { findings } = verify(facts, { rules: [loudMap] });
    expect(findings.map(({ message }) => message)).toEqual(['z is loud', 'x is loud', 'b is loud']);
  });

  it('come from what cannot be read, too', () => {
    const { findings } = verify(read('apiVersion: v1\nkind: ConfigMap\nmetadata: [1\n'), { rules: [] });
    expect(ids(findings)).toEqual(['unreadable-file']);
  });
});

describe('rules that need the definition', () => {
  it('are skipped aloud without it', () => {
    const { findings, skipped, counts } = verify(read(map('a')), { rules: [environmentRule] });
    expect(findings).toEqual([]);
    expect(skipped).toMatchObject([{ rule: 'environment-map', reason: 'needs the definition' }]);
    expect(counts.rules).toBe(0);
  });

  it('are skipped for the clusters of no environment, and run on the others', () => {
    const facts = copies(read(map('a')), 'o/dev', 'tools');
    const { findings, skipped } = verify(facts, { rules: [environmentRule], platform: platformOf('dev') });
    expect(findings.map(({ clusters }) => clusters)).toEqual([['o/dev']]);
    expect(skipped).toMatchObject([{ rule: 'environment-map', clusters: ['tools'] }]);
  });

  it.each([
    ['overlays/dev', 'dev'],
    ['dev/overlays/production', 'production'],
    ['production/shop', 'production'],
    ['dev/production/shop', 'production'],
  ])('take the folder %s for %s', (folder, environment) => {
    const facts = copies(read(map('a')), folder);
    const { findings } = verify(facts, {
      rules: [environmentRule],
      platform: platformOf('dev', 'production'),
    });
    expect(findings.map(({ message }) => message)).toEqual([`loud in ${environment}`]);
  });

  it('take loose manifests for the only environment', () => {
    const facts = copies(read(map('a')), '.');
    expect(
      ids(verify(facts, { rules: [environmentRule], platform: platformOf('dev') }).findings),
    ).toHaveLength(1);
    const two = platformOf('dev', 'production');
    expect(ids(verify(facts, { rules: [environmentRule], platform: two }).findings)).toHaveLength(0);
  });
});

it('says which rule failed where', () => {
  const broken: Rule = {
    ...loudMap,
    id: 'broken-rule',
    check() {
      throw new Error('no');
    },
  };
  expect(() => verify(read(map('a')), { rules: [broken] })).toThrow("the rule 'broken-rule' failed on '.'");
});
