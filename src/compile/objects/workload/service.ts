import { compact, type Sourced } from '../../../base/index.ts';
import type { Service as KubernetesService, ServicePort } from '../../../kubernetes/index.ts';
import type { Platform, Service } from '../../../model/index.ts';
import type { PodMarks } from '../area.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { trialService } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { headlessName } from './controller.ts';
import { componentOf } from './pod.ts';

const trialComment = 'Leads to the new version: Argo Rollouts narrows the selector to its pods.';

/**
 * The Kubernetes Services of a service: none for workers and jobs, a headless one beside it for StatefulSets, one for
 * the new version where it is tried apart.
 */
export function kubernetesServices(
  platform: Platform,
  service: Service,
  marks: Required<PodMarks>,
): readonly Sourced[] {
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
  const annotations = Object.keys(marks.service).length === 0 ? {} : { annotations: { ...marks.service } };
  const make = (name: string, headless: boolean, comment?: string): Sourced => {
    const object: KubernetesService = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: service.namespace, labels, ...annotations },
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
      comments: {
        ...(headless
          ? { 'spec.publishNotReadyAddresses': 'Peers must find each other before they are ready.' }
          : {}),
        ...(comment === undefined ? {} : { '': comment }),
      },
    });
  };
  const main = ports.length === 0 ? [] : [make(service.name, false)];
  const trial = trialService(service);
  return [
    ...main,
    ...(service.workload === 'StatefulSet' ? [make(headlessName(service), true)] : []),
    ...(trial === undefined ? [] : [make(trial, false, trialComment)]),
  ];
}
