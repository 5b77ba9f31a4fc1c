import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));
/** Everything that the benchmark makes on the way; ignored by git. */
export const workshop = join(root, 'out', 'bench');
/** The program as users run it. */
export const program = join(root, 'dist', 'main.mjs');
/** What definitions import. */
export const api = join(root, 'dist', 'index.mjs');
/** The programs of the benchmark, compiled. */
export const programs = join(workshop, 'programs');
