export { readScripts } from './scripts.ts';
