import type { Workload } from '../../../../facts/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { lastingPorts, nobodyOpens, podsText, portPlaces, portsText } from '../ports.ts';
import { isHeadless, podsBehind, portsOfService, type ServicePort } from '../services.ts';

export const rule: Rule = {
  id: 'mismatched-service-port',
  title: 'A Service that sends to a port no pod opens',
  severity: 'error',
  why: 'Connections to the Service are refused, although the pods are ready.',
  fix: 'Write the port that the container opens as targetPort, or open the port in the container.',
  *check(input) {
    for (const service of input.cluster.ofKind('Service')) {
      if (isHeadless(service)) continue;
      const pods = podsBehind(input, service);
      for (const port of portsOfService(service)) {
        const { index, target, protocol } = port;
        if (!nobodyOpens(input, pods, { port: target, protocol })) continue;
        const sends =
          port.port === target ? `port ${port.port}` : `port ${port.port} to port ${sayTarget(target)}`;
        const by = protocol === 'TCP' ? '' : ` by ${protocol}`;
        yield {
          message: `${titleOf(service)} sends ${sends} of its pods${by}, but ${podsText(pods)} opens ${portsText(pods)}`,
          places: [
            placeIn(
              service,
              ['spec', 'ports', index, 'targetPort'],
              `${titleOf(service)} expects port ${sayTarget(target)}${by}`,
            ),
            ...portPlaces(pods),
          ],
          ...fixFor(port, pods),
        };
      }
    }
  },
};

function sayTarget(target: number | string): string {
  return typeof target === 'string' ? `'${target}'` : String(target);
}

/** Where the pods open a single port, that is the one meant. */
function fixFor({ target }: ServicePort, pods: readonly Workload[]): { readonly fix?: string } {
  const [only, ...others] = new Set(pods.flatMap(lastingPorts).map(({ name, port }) => name ?? port));
  if (only === undefined || others.length > 0) return {};
  return { fix: `Write targetPort: ${only}, or open port ${sayTarget(target)} in the container.` };
}
