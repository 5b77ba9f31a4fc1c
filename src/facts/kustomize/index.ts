export { readKustomizations } from './roots.ts';
