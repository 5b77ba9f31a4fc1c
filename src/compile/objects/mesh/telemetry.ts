import { compact, type Sourced } from '../../../base/index.ts';
import type { Telemetry } from '../../../kubernetes/index.ts';
import type { Mesh, Namespace, Platform } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { meshField } from './place.ts';

type Logging = NonNullable<NonNullable<Telemetry['spec']>['accessLogging']>[number];

/** What the sidecars of a namespace tell about the requests that pass them. */
export function telemetry(platform: Platform, mesh: Mesh, namespace: Namespace): Sourced {
  const object: Telemetry = {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: {
      name: 'default',
      namespace: namespace.name,
      labels: labelsOf(platform, 'default', 'namespace'),
    },
    spec: {
      accessLogging: [logging(mesh.accessLog)],
      tracing: [{ randomSamplingPercentage: mesh.tracing }],
    },
  };
  return sourced(object, namespace.path, {
    fields: {
      'spec.accessLogging': meshField(mesh, 'accessLog'),
      'spec.tracing': meshField(mesh, 'tracing'),
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
