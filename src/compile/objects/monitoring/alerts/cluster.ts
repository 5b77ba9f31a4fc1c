import { type Alert, type AlertContext, builtIn, type Step, share, time } from '../alert.ts';

const group = 'cluster';

/** The alerts about nodes and volumes. */
export function clusterAlerts(context: AlertContext): readonly Alert[] {
  return [...nodeAlerts(context), ...volumeAlert(context)];
}

const lookAtNode: readonly Step[] = [
  {
    text: 'What the node says, and what runs there:',
    commands: [
      'kubectl describe node <node>',
      'kubectl get pods -A -o wide --field-selector spec.nodeName=<node>',
      'kubectl top node <node>',
    ],
  },
];

const replaceNode: Step = {
  text: 'Move its pods away; where an autoscaler keeps the nodes, delete it, and another comes:',
  commands: [
    'kubectl drain <node> --ignore-daemonsets --delete-emptydir-data --timeout=15m',
    'kubectl delete node <node>',
  ],
};

function nodeAlerts(context: AlertContext): readonly Alert[] {
  const real = 'fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs", mountpoint!~"/(dev|proc|sys|run)($|/.*)"';
  return [
    ...builtIn(context, group, 'NodeNotReady', (_, { for: wait }) => ({
      expr: 'max by (node) (kube_node_status_condition{condition="Ready", status="true"}) == 0',
      summary: 'The node {{ $labels.node }} is not ready',
      page: {
        meaning: `For ${time(wait)} a node has not said that it is ready.`,
        impact:
          'Its pods are made again elsewhere after five minutes; where there is no room, services lose pods.',
        look: lookAtNode,
        mend: [replaceNode],
      },
    })),
    ...builtIn(context, group, 'NodeCpuHigh', (bound) => ({
      expr: `1 - avg by (node) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > ${bound}`,
      summary: 'The node {{ $labels.node }} uses {{ $value | humanizePercentage }} of its cpu',
      page: {
        meaning: `A node uses more than ${share(bound)} of its cpu.`,
        impact: 'Pods without a guaranteed share get less, and answer late.',
        look: [
          ...lookAtNode,
          {
            text: 'Who uses it:',
            commands: [
              'topk(10, sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{node="<node>", container!=""}[5m])))',
            ],
          },
        ],
        mend: [
          { text: 'Requests below real use put too many pods on a node: raise them in the definition.' },
          replaceNode,
        ],
      },
    })),
    ...builtIn(context, group, 'NodeMemoryHigh', (bound) => ({
      expr: `1 - sum by (node) (node_memory_MemAvailable_bytes) / sum by (node) (node_memory_MemTotal_bytes) > ${bound}`,
      summary: 'The node {{ $labels.node }} uses {{ $value | humanizePercentage }} of its memory',
      page: {
        meaning: `A node uses more than ${share(bound)} of its memory.`,
        impact: 'Soon the kubelet evicts pods, or the kernel kills processes.',
        look: [
          ...lookAtNode,
          {
            text: 'Who uses it:',
            commands: [
              'topk(10, sum by (namespace, pod) (container_memory_working_set_bytes{node="<node>", container!=""}))',
            ],
          },
        ],
        mend: [
          { text: 'Requests below real use put too many pods on a node: raise them in the definition.' },
          replaceNode,
        ],
      },
    })),
    ...builtIn(context, group, 'NodeDiskAlmostFull', (bound) => ({
      expr: `max by (node, mountpoint) (1 - node_filesystem_avail_bytes{${real}} / node_filesystem_size_bytes{${real}}) > ${bound}`,
      summary: '{{ $labels.mountpoint }} of {{ $labels.node }} is {{ $value | humanizePercentage }} full',
      page: {
        meaning: `A file system of a node is more than ${share(bound)} full.`,
        impact: 'The kubelet deletes images and evicts pods, and no new pod comes to the node.',
        look: [
          ...lookAtNode,
          {
            text: 'What fills it, from a pod on the node:',
            commands: ['kubectl debug node/<node> -it --image=busybox:1.37 -- du -xhd2 /host/var'],
          },
        ],
        mend: [
          { text: 'Mostly images and logs of containers: pods that write much belong on a volume.' },
          replaceNode,
        ],
      },
    })),
  ];
}

function volumeAlert(context: AlertContext): readonly Alert[] {
  return builtIn(context, group, 'VolumeAlmostFull', (bound) => ({
    expr: `max by (namespace, persistentvolumeclaim) (1 - kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes) > ${bound}`,
    summary:
      '{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full',
    page: {
      meaning: `A volume is more than ${share(bound)} full.`,
      impact: 'When it is full, whatever writes there stops; a database stops altogether.',
      look: [
        {
          text: 'Since when it grows, and when it will be full:',
          commands: [
            'predict_linear(kubelet_volume_stats_available_bytes{namespace="<namespace>", persistentvolumeclaim="<claim>"}[6h], 4 * 3600)',
            'kubectl -n <namespace> describe pvc <claim>',
          ],
        },
      ],
      mend: [
        {
          text: 'Raise the size in the definition. A claim that exists is enlarged by hand; it never shrinks:',
          commands: ['kubectl -n <namespace> edit pvc <claim>'],
        },
      ],
    },
  }));
}
