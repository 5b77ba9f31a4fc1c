import type { Area } from '../area.ts';
import { namespaceFolder } from '../folders.ts';
import { namespaceObjects } from './namespace.ts';

/** The namespaces with their bounds and the policies that hold for all their pods. */
export const namespaceArea: Area = {
  objects: (platform, environment) =>
    environment.namespaces.map((namespace) => ({
      folder: namespaceFolder(namespace.name),
      from: namespace.path,
      objects: namespaceObjects(platform, environment, namespace),
    })),
};
