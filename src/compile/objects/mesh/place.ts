import type { DataPath } from '../../../base/index.ts';
import type { Mesh } from '../../../model/index.ts';

/** The place of a field of the mesh; where nobody wrote one, the place that asks for the mesh at all. */
export function meshField(mesh: Mesh, field: keyof Mesh): DataPath {
  return mesh.path[0] === 'mesh' ? [...mesh.path, field] : mesh.path;
}
