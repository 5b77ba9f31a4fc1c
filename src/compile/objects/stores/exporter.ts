import { type JsonObject, type Sourced, valueAt } from '../../../base/index.ts';
import { passwordKey, type Store } from '../../../model/index.ts';
import { cacheExporter } from '../beside.ts';
import { restrictedContainer } from '../pod-security.ts';
import { exporterPort, redisExporterImage } from '../store-operators.ts';
import { requirements } from '../workload/container.ts';

const containers = ['spec', 'template', 'spec', 'containers'] as const;

/** The StatefulSet of a cache with the exporter of its metrics beside the server; every other object as it is. */
export function withExporter(object: Sourced, store: Store): Sourced {
  if (object.value.kind !== 'StatefulSet') return object;
  const known = valueAt(object.value, containers);
  if (!Array.isArray(known)) return object;
  const exporter = {
    name: 'exporter',
    image: redisExporterImage,
    ports: [{ name: 'metrics', containerPort: exporterPort, protocol: 'TCP' }],
    env: [
      { name: 'REDIS_ADDR', value: `redis://localhost:${store.port}` },
      {
        name: 'REDIS_PASSWORD',
        valueFrom: { secretKeyRef: { name: store.secret, key: passwordKey } },
      },
    ],
    resources: requirements(cacheExporter),
    securityContext: restrictedContainer,
  };
  return { ...object, value: put(object.value, containers, [...known, exporter]) };
}

function put(value: JsonObject, [step, ...rest]: readonly string[], given: JsonObject[string]): JsonObject {
  if (step === undefined) return value;
  const inner = rest.length === 0 ? given : put(value[step] as JsonObject, rest, given);
  return { ...value, [step]: inner };
}
