import type { Edge } from '../../platform/edge.ts';

/** What controllers of the edge are called in messages. */
export const controllerNames: Readonly<Record<Edge['controller'], string>> = {
  nginx: 'the open source NGINX Ingress Controller',
  gateway: 'the open source NGINX Gateway Fabric',
  kong: 'Kong',
  istio: "the mesh's ingress gateway",
};
