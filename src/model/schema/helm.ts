import { flag, text } from './leaf.ts';
import { name, named } from './name.ts';
import { short } from './short.ts';

const version = text(
  'a semantic version',
  /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
  "Write three numbers: '1.4.0'.",
);

export const helmShape = {
  write: flag.optional(),
  chart: name('a chart', 53).optional(),
  version: version.optional(),
  namespace: name('a namespace', 63).optional(),
  names: named('a chart', name('a chart', 53)).optional(),
};

export const helm = short(helmShape, 'write');
