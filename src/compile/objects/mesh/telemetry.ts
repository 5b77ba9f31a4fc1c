import { compact, type DataPath, type Sourced } from '../../../base/index.ts';
import type { Telemetry } from '../../../kubernetes/index.ts';
import type { Environment, Mesh, Platform } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { meshField } from './place.ts';

type Logging = NonNullable<NonNullable<Telemetry['spec']>['accessLogging']>[number];

/** What takes the traces of the mesh, by its name in the mesh's configuration. */
export const tracingProvider = 'otel-collector';

/** What the proxies of a namespace tell about the requests that pass them. */
export function telemetry(
  platform: Platform,
  environment: Environment,
  mesh: Mesh,
  namespace: { readonly name: string; readonly path: DataPath },
): Sourced {
  const object: Telemetry = {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: {
      name: 'default',
      namespace: namespace.name,
      labels: labelsOf(platform, 'default', 'namespace'),
    },
    spec: compact<NonNullable<Telemetry['spec']>>({
      accessLogging: [logging(mesh.accessLog)],
      tracing:
        environment.traces === undefined
          ? undefined
          : [{ providers: [{ name: tracingProvider }], randomSamplingPercentage: mesh.tracing }],
    }),
  };
  return sourced(object, namespace.path, {
    fields: {
      'spec.accessLogging': meshField(mesh, 'accessLog'),
      'spec.tracing': meshField(mesh, 'tracing'),
    },
    comments: {
      'spec.tracing':
        'Of requests that nobody has decided about: who comes with a trace stays in it, or stays out.',
    },
  });
}

function logging(which: Mesh['accessLog']): Logging {
  if (which === 'none') return { disabled: true };
  return compact<Logging>({
    providers: [{ name: 'envoy' }],
    filter: which === 'errors' ? { expression: 'response.code >= 400' } : undefined,
  });
}
