import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatCpu, parseQuantity } from './quantity.ts';

describe('parseQuantity', () => {
  it.each([
    ['100m', 0.1],
    ['2', 2],
    [2, 2],
    [0.5, 0.5],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['3.', 3],
    ['+1', 1],
    ['-1', -1],
    ['250u', 0.00025],
    ['5n', 5e-9],
    ['1k', 1000],
    ['1M', 1e6],
    ['1G', 1e9],
    ['1T', 1e12],
    ['1P', 1e15],
    ['1E', 1e18],
    ['1Ki', 1024],
    ['256Mi', 256 * 2 ** 20],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['1Ti', 2 ** 40],
    ['1Pi', 2 ** 50],
    ['1Ei', 2 ** 60],
    ['1e3', 1000],
    ['1E3', 1000],
    ['2e-3', 0.002],
  ])('reads %s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each(['', 'm', '256MB', '1 Gi', '1mi', '1KI', '1K', '1e', '1.5.5', '0x10', 'Infinity', '1m5'])(
    'refuses %j',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('refuses numbers that are not finite', () => {
    expect(parseQuantity(Number.NaN)).toBeUndefined();
    expect(parseQuantity(Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});

describe('formatCpu', () => {
  it.each([
    [0, '0'],
    [0.1, '100m'],
    [0.29, '290m'],
    [1.5, '1500m'],
    [2, '2'],
    [0.0001, '1m'],
  ])('writes %d cores as %s', (cores, text) => {
    expect(formatCpu(cores)).toBe(text);
  });

  it('writes what parseQuantity reads, for every whole number of millicores', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (millis) => {
        expect(parseQuantity(formatCpu(millis / 1000))).toBe(millis / 1000);
      }),
    );
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0'],
    [1000, '1000'],
    [1024, '1Ki'],
    [256 * 2 ** 20, '256Mi'],
    [2 ** 30, '1Gi'],
    [1.5 * 2 ** 30, '1536Mi'],
    [2 ** 60, '1Ei'],
    [0.5, '1'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('writes what parseQuantity reads, for every whole number of mebibytes', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (mebibytes) => {
        expect(parseQuantity(formatBytes(mebibytes * 2 ** 20))).toBe(mebibytes * 2 ** 20);
      }),
    );
  });
});
