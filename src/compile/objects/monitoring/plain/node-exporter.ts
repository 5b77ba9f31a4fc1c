import type { DataPath, Sourced } from '../../../../base/index.ts';
import type { DaemonSet, ServiceAccount } from '../../../../kubernetes/index.ts';
import type { Platform } from '../../../../model/index.ts';
import { labelsOf, selectorOf } from '../../labels.ts';
import { restrictedContainer, restrictedPod } from '../../pod-security.ts';
import { sourced } from '../../sourced.ts';
import { nodeMetricsPort } from './jobs.ts';

const image = 'quay.io/prometheus/node-exporter:v1.12.1';
const name = 'node-exporter';
/** It needs the network and the files of its node, which restricted namespaces refuse. */
const namespace = 'kube-system';
const user = 65534;

/** What says how the nodes are: disks, memory, interfaces. Source of the flags: node_exporter 1.12, README. */
export function nodeExporter(platform: Platform, from: DataPath): readonly Sourced[] {
  const labels = labelsOf(platform, name, 'agent');
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels },
    automountServiceAccountToken: false,
  };
  const agent: DaemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace, labels },
    spec: {
      selector: { matchLabels: selectorOf(name) },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%' } },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          priorityClassName: 'system-node-critical',
          terminationGracePeriodSeconds: 10,
          hostNetwork: true,
          hostPID: true,
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [{ operator: 'Exists' }],
          securityContext: { ...restrictedPod, runAsUser: user, runAsGroup: user },
          containers: [
            {
              name,
              image,
              args: [
                '--path.rootfs=/host',
                '--path.procfs=/host/proc',
                '--path.sysfs=/host/sys',
                '--path.udev.data=/host/run/udev/data',
                `--web.listen-address=[$(HOST_IP)]:${nodeMetricsPort}`,
              ],
              env: [
                {
                  name: 'HOST_IP',
                  valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' } },
                },
              ],
              ports: [{ name: 'metrics', containerPort: nodeMetricsPort, protocol: 'TCP' }],
              resources: {
                requests: { cpu: '20m', memory: '32Mi' },
                limits: { cpu: '250m', memory: '128Mi' },
              },
              livenessProbe: {
                httpGet: { path: '/', port: 'metrics' },
                periodSeconds: 30,
                timeoutSeconds: 5,
              },
              readinessProbe: {
                httpGet: { path: '/', port: 'metrics' },
                periodSeconds: 10,
                timeoutSeconds: 5,
              },
              securityContext: restrictedContainer,
              volumeMounts: [
                { name: 'root', mountPath: '/host', readOnly: true, mountPropagation: 'HostToContainer' },
              ],
            },
          ],
          volumes: [{ name: 'root', hostPath: { path: '/', type: 'Directory' } }],
        },
      },
    },
  };
  const pod = 'spec.template.spec';
  return [
    sourced(account, from),
    sourced(agent, from, {
      comments: {
        [`${pod}.hostNetwork`]: 'The interfaces of the node are its own, not those of a pod.',
        [`${pod}.hostPID`]: 'The numbers of processes and their limits are those of the node.',
        [`${pod}.tolerations`]: 'Tainted nodes have disks that fill, too.',
        [`${pod}.containers[0].volumeMounts[0]`]: 'Read-only; what is mounted later shows as well.',
      },
    }),
  ];
}
