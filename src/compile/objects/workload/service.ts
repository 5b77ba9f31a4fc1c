import { compact, type Sourced } from '../../../base/index.ts';
import type { Service as KubernetesService, ServicePort } from '../../../kubernetes/index.ts';
import type { Platform, Service } from '../../../model/index.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { headlessName } from './controller.ts';
import { componentOf } from './pod.ts';

/** The Kubernetes Services of a service: none for workers and jobs, a headless one beside it for StatefulSets. */
export function kubernetesServices(platform: Platform, service: Service): readonly Sourced[] {
  const ports = service.ports
    .filter((port) => port.name !== 'metrics')
    .map((port) =>
      compact<ServicePort>({
        name: port.name,
        port: port.expose,
        targetPort: port.name,
        protocol: port.protocol,
        appProtocol: port.application,
      }),
    );
  const labels = labelsOf(platform, service.name, componentOf(service));
  const make = (name: string, headless: boolean): Sourced => {
    const object: KubernetesService = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: service.namespace, labels },
      spec: compact<NonNullable<KubernetesService['spec']>>({
        type: 'ClusterIP',
        clusterIP: headless ? 'None' : undefined,
        publishNotReadyAddresses: headless ? true : undefined,
        selector: selectorOf(service.name),
        ports: ports.length === 0 ? undefined : ports,
      }),
    };
    return sourced(object, service.path, {
      fields: { 'spec.ports': service.ports[0]?.path ?? service.path },
      comments: headless
        ? { 'spec.publishNotReadyAddresses': 'Peers must find each other before they are ready.' }
        : {},
    });
  };
  const main = ports.length === 0 ? [] : [make(service.name, false)];
  return service.workload === 'StatefulSet' ? [...main, make(headlessName(service), true)] : main;
}
