import { readOptions } from './options.ts';
import { programs } from './place.ts';
import { buildPrograms } from './programs.ts';
import { keepResults } from './report/keep.ts';
import { report } from './report/report.ts';
import { measureSize, type SizeResult } from './size.ts';
import { requireFreshBuild } from './subject/fresh.ts';

/** Measures groundplan beside its peers on the same objects; docs/benchmarks.md says how. */

const options = readOptions(process.argv.slice(2));
if (process.platform !== 'linux') throw new Error('the benchmark reads /proc and needs Linux');
requireFreshBuild();
await buildPrograms(programs);
const results: SizeResult[] = [];
for (const size of options.sizes) results.push(await measureSize(size, options));
const text = report(results, options);
process.stdout.write(text);
if (options.whole) keepResults(text);
else process.stderr.write('\nNot all sizes and tools were measured; bench/results.md stays as it is.\n');
