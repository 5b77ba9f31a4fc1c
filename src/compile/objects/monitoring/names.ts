import type { Environment, Service } from '../../../model/index.ts';
import type { Opening } from '../area.ts';
import { namespaceLabel } from '../network/peers.ts';

/** Names for a pod in the namespace of monitoring, where no policy allows them to all. */
export function namesOpening(environment: Environment, service: Service): readonly Opening[] {
  if (service.namespace !== environment.monitoringNamespace) return [];
  return [
    {
      of: 'service',
      name: service.name,
      side: 'egress',
      allowed: {
        rule: {
          to: [
            {
              namespaceSelector: { matchLabels: { [namespaceLabel]: 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
        why: 'Without names no call can be made; large answers come over TCP.',
        from: service.path,
      },
    },
  ];
}
