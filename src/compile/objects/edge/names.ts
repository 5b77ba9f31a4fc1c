/** Name of the Gateway through which requests enter. */
export const gatewayName = 'public';

/** Folder of what belongs to the edge as a whole. */
export const edgeFolder = 'edge';

/** Releases of the controllers, and the Services that their charts make of them. */
export const releases = {
  nginx: { name: 'nginx-ingress', service: 'nginx-ingress-controller' },
  gateway: { name: 'nginx-gateway-fabric', service: `${gatewayName}-nginx` },
  kong: { name: 'kong', service: 'kong-proxy' },
} as const;

/** Sizes as NGINX writes them: '10m', '512k'. */
export function nginxSize(bytes: number): string {
  const MiB = 1024 ** 2;
  return bytes % MiB === 0 ? `${bytes / MiB}m` : `${Math.ceil(bytes / 1024)}k`;
}
