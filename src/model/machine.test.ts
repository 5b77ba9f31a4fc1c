import { describe, expect, it } from 'vitest';
import { allocatable, machine } from './machine.ts';
import families from './machine-families.json' with { type: 'json' };

const GiB = 1024 ** 3;

describe('a machine type', () => {
  it.each([
    ['aws', 't3.medium', 2, 4, 17],
    ['aws', 't3a.small', 2, 2, 8],
    ['aws', 't4g.2xlarge', 8, 32, 58],
    ['aws', 'm5.large', 2, 8, 29],
    ['aws', 'm5.24xlarge', 96, 384, 737],
    ['aws', 'm6g.medium', 1, 4, 8],
    ['aws', 'm7i-flex.large', 2, 8, 29],
    ['aws', 'm7i.metal-48xl', 192, 768, 737],
    ['aws', 'c5.9xlarge', 36, 72, 234],
    ['aws', 'c6i.32xlarge', 128, 256, 737],
    ['aws', 'r5.xlarge', 4, 32, 58],
    ['aws', 'r8g.8xlarge', 32, 256, 234],
    ['azure', 'Standard_D2s_v5', 2, 8, 110],
    ['azure', 'Standard_D4as_v5', 4, 16, 110],
    ['azure', 'Standard_DS2_v2', 2, 7, 110],
    ['azure', 'Standard_E96s_v5', 96, 672, 110],
    ['azure', 'Standard_E64s_v3', 64, 432, 110],
    ['azure', 'Standard_B2ms', 2, 8, 110],
    ['gcp', 'e2-medium', 2, 4, 110],
    ['gcp', 'e2-highmem-16', 16, 128, 110],
    ['gcp', 'n1-standard-2', 2, 7.5, 110],
    ['gcp', 'n2-highmem-128', 128, 864, 110],
    ['gcp', 'c4-standard-2', 2, 7, 110],
    ['gcp', 'c4-standard-8', 8, 30, 110],
    ['gcp', 'c4-highmem-8', 8, 62, 110],
  ] as const)('of %s has its cores, memory and pods: %s', (provider, type, cores, memory, pods) => {
    expect(machine(provider, type)).toEqual({ kind: 'known', cores, memory: memory * GiB, pods });
  });

  it.each([
    ['aws', 'm5.lage', 'm5.large'],
    ['azure', 'Standard_D5s_v5', 'Standard_D2s_v5'],
    ['gcp', 'n2-standard-5', 'n2-standard-2'],
    ['gcp', 'e2-mediun', 'e2-medium'],
  ] as const)('of %s may be misspelt: %s', (provider, type, meant) => {
    expect(machine(provider, type)).toEqual({ kind: 'misspelt', nearest: meant });
  });

  it.each([
    ['aws', 'p5.48xlarge'],
    ['aws', 'm5'],
    ['azure', 'Standard_D2ps_v6'],
    ['azure', 'Standard_E4-2s_v5'],
    ['azure', 'Standard_NC24ads_A100_v4'],
    ['gcp', 'n2-custom-4-8192'],
    ['gcp', 'e2-custom-4-8192'],
    ['gcp', 'c4-standard-8-lssd'],
  ] as const)('of %s may be of a family that nobody listed: %s', (provider, type) => {
    expect(machine(provider, type)).toEqual({ kind: 'unknown' });
  });
});

describe('the table of machine types', () => {
  const rows = Object.entries(families).flatMap(([provider, table]) =>
    Object.entries<Readonly<Record<string, readonly number[]>>>(table).flatMap(([family, sizes]) =>
      Object.entries(sizes).map(([size, figures]) => ({
        provider,
        type: family.replace('#', size),
        figures,
      })),
    ),
  );

  it('finds each of its own types', () => {
    const lost = rows.filter(({ provider, type, figures }) => {
      const found = machine(provider as 'aws', type);
      return found.kind !== 'known' || found.cores !== figures[0];
    });
    expect(lost).toEqual([]);
  });

  it('leaves something for pods on all but the smallest machines', () => {
    const full = rows.filter(({ provider, type }) => {
      const found = machine(provider as 'aws', type);
      if (found.kind !== 'known') return true;
      const left = allocatable(provider as 'aws', found);
      return left.cores <= 0 || left.memory <= 0 || left.cores >= found.cores || left.memory >= found.memory;
    });
    expect(full.map(({ type }) => type)).toEqual(['Standard_B1s', 'e2-micro']);
  });
});
