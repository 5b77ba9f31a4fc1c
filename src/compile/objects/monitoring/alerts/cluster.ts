import { type Alert, type AlertContext, builtIn, type Step, share, time } from '../alert.ts';

const group = 'cluster';

/** The alerts about nodes, volumes, certificates and what moves nodes. */
export function clusterAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...nodeAlerts(context),
    ...volumeAlert(context),
    ...certificateAlert(context),
    ...clusterAutoscalerAlert(context),
  ];
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

function certificateAlert(context: AlertContext): readonly Alert[] {
  const probed = context.environment.externals.some(({ port }) => port === 443);
  const managed = context.components.has('cert-manager');
  if (!probed && !managed) return [];
  return builtIn(context, group, 'CertificateExpiresSoon', (bound) => ({
    expr: [
      ...(managed
        ? [
            `min by (namespace, name) (certmanager_certificate_expiration_timestamp_seconds) - time() < ${bound}`,
          ]
        : []),
      ...(probed ? [`min by (external) (probe_ssl_earliest_cert_expiry) - time() < ${bound}`] : []),
    ].join('\nor '),
    summary:
      'The certificate {{ $labels.name }}{{ $labels.external }} expires in {{ $value | humanizeDuration }}',
    page: {
      meaning: `A certificate expires in less than ${time(bound)}. Ours are renewed long before that, so that renewal has failed for weeks.`,
      impact: 'When it has expired, browsers and clients refuse to connect.',
      look: managed
        ? [
            {
              text: 'Why it was not renewed:',
              commands: [
                'kubectl get certificates,certificaterequests,orders,challenges -A',
                'kubectl -n <namespace> describe certificate <name>',
                'kubectl -n cert-manager logs deployment/cert-manager --tail=100',
              ],
            },
          ]
        : [
            {
              text: 'Whose it is:',
              commands: [
                'openssl s_client -connect <host>:443 -servername <host> </dev/null 2>/dev/null | openssl x509 -noout -dates -subject',
              ],
            },
          ],
      mend: managed
        ? [
            {
              text: 'Most often the challenge does not reach the issuer: check DNS and the way through the edge. Then:',
              commands: ['cmctl renew -n <namespace> <name>'],
            },
          ]
        : [{ text: 'Tell those who run the system.' }],
    },
  }));
}

function clusterAutoscalerAlert(context: AlertContext): readonly Alert[] {
  if (!context.components.has('cluster-autoscaler')) return [];
  return builtIn(context, group, 'ClusterAutoscalerFailing', () => ({
    expr: [
      'sum(increase(cluster_autoscaler_failed_scale_ups_total[15m])) > 0',
      'sum(increase(cluster_autoscaler_errors_total[15m])) > 3',
      'max(cluster_autoscaler_cluster_safe_to_autoscale) == 0',
      'absent(cluster_autoscaler_cluster_safe_to_autoscale)',
    ].join('\nor '),
    why: 'A single error is retried a few seconds later; a refused node is not.',
    summary: 'The cluster autoscaler cannot do its work',
    page: {
      meaning: 'Nodes could not be added, or the cluster autoscaler fails or is gone.',
      impact: 'Pods that find no node stay pending: more load has nowhere to go.',
      look: [
        {
          text: 'What it says, and which pods wait:',
          commands: [
            'kubectl -n kube-system logs deployment/cluster-autoscaler --since=30m | grep -iE "error|fail"',
            'kubectl -n kube-system get configmap cluster-autoscaler-status -o yaml',
            'kubectl get pods -A --field-selector status.phase=Pending',
          ],
        },
      ],
      mend: [
        {
          text: 'Quota or capacity of the cloud: ask for more, or allow further instance types in the definition. Refused rights: its role in the cloud. A group at its maximum: raise the bound of the pool.',
        },
      ],
    },
  }));
}
