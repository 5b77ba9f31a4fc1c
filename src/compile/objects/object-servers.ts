import type { Environment, Store } from '../../model/index.ts';

/**
 * Ports of a server of objects: masters know where everything lies, volumes hold it, filers give it names. Each has a
 * second port, ten thousand above, for gRPC. Source: SeaweedFS 4.48, weed/command/server.go.
 */
export const serverPorts = {
  master: 9333,
  volume: 8080,
  filer: 8888,
  s3: 8333,
  metrics: 9327,
} as const;

const grpc = 10000;
const withGrpc = (port: number) => [port, port + grpc];

const { master, volume, filer, s3 } = serverPorts;

/** What servers say to each other. */
export const peerPorts = [master, volume, filer].flatMap(withGrpc);

/** What the upkeep tells them; the last one deletes what has expired. */
export const upkeepPorts = [master, filer].flatMap(withGrpc).concat(volume + grpc, s3 + grpc);

/** What the sidecars of servers let pass: their own protocol, which opens connections by address. */
export const portsPastSidecar = [...new Set([...peerPorts, ...upkeepPorts])];

/** The port on which a gateway of S3 takes orders of the upkeep. */
export const orderPort = s3 + grpc;

/** The buckets that lie on the servers of a store: its own, and those that name it. */
export function bucketsOn({ stores }: Environment, host: Store): readonly Store[] {
  return stores.filter(({ runs, objects }) => runs === 'cluster' && objects?.on === host.name);
}
