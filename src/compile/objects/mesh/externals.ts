import type { Environment, External, Service } from '../../../model/index.ts';
import { isMeshed } from '../meshed.ts';

/** Ports on which TLS begins with the first byte (IANA: https, submissions, ldaps, imaps, pop3s, amqps, https-alt). */
const tlsPorts = [443, 465, 636, 993, 995, 5671, 8443];

/** What the mesh sees of a connection to a port: TLS tells the host by name, anything else only its port. */
export function protocolOf(port: number): 'tls' | 'tcp' {
  return tlsPorts.includes(port) ? 'tls' : 'tcp';
}

/** An external system with the meshed services that call it. */
export interface CalledExternal {
  readonly external: External;
  readonly callers: readonly Service[];
}

/** The external systems that meshed services call. */
export function externalsOf(environment: Environment): readonly CalledExternal[] {
  const meshed = environment.services.filter((one) => isMeshed(environment, one.namespace));
  // What others run in the cluster is known to the mesh by its Service.
  return environment.externals
    .filter((external) => external.pods === undefined)
    .map((external) => ({
      external,
      callers: meshed.filter((one) => one.calls.externals.includes(external.name)),
    }))
    .filter(({ callers }) => callers.length > 0);
}
