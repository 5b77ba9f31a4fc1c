import type { KubernetesObject } from '../../../../facts/index.ts';
import { type Backend, backendsOf } from '../../../backends.ts';
import { declaredObject, neighboursOf } from '../../../declared.ts';
import { networkOf } from '../../../network.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
import { listAt, numberAt, textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'dangling-route-backend',
  title: 'A route to a Service or a port that does not exist',
  severity: 'error',
  why: 'Requests of the route are answered with 503, or the controller refuses the whole route.',
  fix: 'Name a Service of the namespace, and a port that it has.',
  *check(input) {
    for (const backend of backendsOf(input.cluster)) {
      const service = declaredObject(input, 'Service', backend.namespace, backend.service);
      if (service !== undefined) yield* missingPort(backend, service);
      else if (isOurs(input, backend)) yield missingService(input, backend);
    }
  },
};

/** Whether the files decide which Services a namespace has; charts and operators bring those of the others. */
function isOurs(input: RuleInput, { namespace, service }: Backend): boolean {
  const clusters = [input.cluster, ...neighboursOf(input)];
  const made = clusters.some((cluster) => cluster.operatorServices.some((one) => one.name === service));
  const installed = clusters.some((cluster) => cluster.software.some((one) => one.namespace === namespace));
  return (
    !made &&
    !installed &&
    networkOf(input).members.some((member) =>
      member.ofKind('Service').some((one) => one.namespace === namespace),
    )
  );
}

function missingService(input: RuleInput, { object, path, service, namespace }: Backend): Report {
  const names = input.cluster
    .ofKind('Service')
    .filter((one) => one.namespace === namespace)
    .map(({ name }) => name);
  return {
    message: `${titleOf(object)} sends requests to Service ${service}, which the namespace ${namespace ?? 'default'} does not have`,
    places: [placeIn(object, path, `sends requests to Service ${service}`)],
    fix: `Name one of its Services: ${listed(names)}.`,
  };
}

function* missingPort(
  { object, portPath, service, port }: Backend,
  target: KubernetesObject,
): Iterable<Report> {
  if (port === undefined || textAt(target.value, 'spec', 'type') === 'ExternalName') return;
  const ports = listAt(target.value, 'spec', 'ports');
  const found = ports.some(
    (one) => (typeof port === 'number' ? numberAt(one, 'port') : textAt(one, 'name')) === port,
  );
  if (found) return;
  const known = ports.map((one) =>
    typeof port === 'number' ? String(numberAt(one, 'port')) : `'${textAt(one, 'name') ?? ''}'`,
  );
  const said = typeof port === 'number' ? String(port) : `'${port}'`;
  yield {
    message: `${titleOf(object)} sends requests to port ${said} of Service ${service}, which has ${listed(known)}`,
    places: [
      placeIn(object, portPath, `sends requests to port ${said}`),
      placeIn(target, ['spec', 'ports'], `has ${listed(known)}`),
    ],
    fix: `Write a port of the Service: ${listed(known)}.`,
  };
}
