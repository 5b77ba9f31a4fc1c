import { definitions } from './definitions.ts';
import { treeHash } from './tree-hash.ts';

/** Run in a process of its own: prints the hash of what each definition gives. */
const hashes = Object.entries(definitions).map(([name, definition]) => [name, treeHash(definition)]);
process.stdout.write(JSON.stringify(Object.fromEntries(hashes)));
