import { type Network, networkOf } from '../../../network.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { listAt } from '../../../value.ts';
import { isMeshKind } from '../routes.ts';

export const rule: Rule = {
  id: 'missing-external-entry',
  title: 'A call to the outside that the mesh does not know',
  severity: 'error',
  why: 'Under REGISTRY_ONLY a sidecar drops connections to hosts that no Service and no ServiceEntry names: the call fails at once, whatever the network policy allows.',
  fix: 'Add a ServiceEntry with the host, visible in the namespace of the caller.',
  needs: 'platform',
  *check(input) {
    const { environment, cluster } = input;
    if (environment.mesh?.outbound !== 'declared') return;
    const network = networkOf(input);
    for (const service of environment.services) {
      const workload = cluster.workloads.find(
        ({ object, namespace }) => object.name === service.name && namespace === service.namespace,
      );
      if (workload === undefined || !isInjected(cluster, workload)) continue;
      for (const name of service.calls.externals) {
        const external = environment.externals.find((one) => one.name === name);
        // The mesh knows by its Service what others run in the cluster.
        if (external === undefined || external.pods !== undefined) continue;
        if (isKnown(network, external.host, service.namespace)) continue;
        yield {
          message: `${service.name} calls ${external.host}, which no ServiceEntry names in the namespace ${service.namespace}`,
          places: [placeIn(workload.object, ['metadata', 'name'], `calls ${external.host}`)],
          definition: [{ path: external.path, note: `is at ${external.host}` }],
        };
      }
    }
  },
};

function isKnown(network: Network, host: string, namespace: string): boolean {
  return network.members
    .flatMap((member) => member.ofKind('ServiceEntry'))
    .filter(isMeshKind)
    .some((entry) => {
      const shown = listAt(entry.value, 'spec', 'exportTo').map(String);
      const visible =
        shown.length === 0 ||
        shown.some(
          (one) => one === '*' || one === namespace || (one === '.' && entry.namespace === namespace),
        );
      const hosts = listAt(entry.value, 'spec', 'hosts').map(String);
      return (
        visible && hosts.some((one) => one === host || (one.startsWith('*.') && host.endsWith(one.slice(1))))
      );
    });
}
