/**
 * Words and numbers that logging libraries give a level, by the name that it has in the store. The numbers are
 * those of bunyan and pino.
 */
export const levels = {
  trace: ['trace', 'verbose', 'finest', '10'],
  debug: ['debug', 'dbg', 'fine', '20'],
  info: ['info', 'information', 'informational', 'notice', '30'],
  warn: ['warn', 'warning', '40'],
  error: ['error', 'err', 'severe', '50'],
  fatal: ['fatal', 'critical', 'crit', 'panic', 'alert', 'emerg', 'emergency', '60'],
} as const;

/** The level of a line that names none. */
export const unknownLevel = 'unknown';

/** Levels whose lines go first; all others are kept for longer. */
const low: readonly string[] = ['trace', 'debug'];

/** Levels of the tier that is kept for longer: info and above, and lines that name no level. */
export const importantLevels: readonly string[] = [
  ...Object.keys(levels).filter((level) => !low.includes(level)),
  unknownLevel,
];
