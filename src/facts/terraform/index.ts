export { readTerraform } from './objects.ts';
