import { type Alert, type AlertContext, builtIn, time } from '../alert.ts';

const group = 'cluster';

/** The alerts about what moves the numbers of pods and nodes. */
export function scalingAlerts(context: AlertContext): readonly Alert[] {
  return [...clusterAutoscalerAlert(context), ...karpenterAlert(context), ...scalerAlert(context)];
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

function karpenterAlert(context: AlertContext): readonly Alert[] {
  const karpenter = context.components.get('karpenter');
  if (karpenter === undefined) return [];
  return builtIn(context, group, 'KarpenterFailing', (_, { for: wait }) => ({
    expr: [
      'sum by (method, error) (rate(karpenter_cloudprovider_errors_total{error!="NodeClaimNotFoundError"}[5m])) > 0',
      'min by (pod) (karpenter_cluster_state_synced) == 0',
    ].join('\nor '),
    why: 'A machine that is gone already is no error: that is how nodes end.',
    summary: 'Karpenter cannot do its work{{ with $labels.error }}: {{ . }}{{ end }}',
    page: {
      meaning: `For ${time(wait)} the cloud has refused what Karpenter asks for, or Karpenter does not know the state of the cluster.`,
      impact: 'Pods that find no node stay pending: more load has nowhere to go.',
      look: [
        {
          text: 'What it says, which nodes it waits for, and which pods wait for them:',
          commands: [
            `kubectl -n ${karpenter.namespace} logs deployment/karpenter --since=30m`,
            'kubectl get nodeclaims -o wide',
            'kubectl get pods -A --field-selector status.phase=Pending',
          ],
        },
      ],
      mend: [
        {
          text: 'InsufficientCapacityError: allow further instance types or zones in the definition. Refused rights: its role in the cloud. Limits: raise those of the pool.',
        },
      ],
    },
  }));
}

function scalerAlert(context: AlertContext): readonly Alert[] {
  const keda = context.components.get('keda');
  if (keda === undefined) return [];
  return builtIn(context, group, 'ScalerFailing', (_, { for: wait }) => ({
    expr: [
      'sum by (namespace, scaledObject) (rate(keda_scaler_detail_errors_total[5m])) > 0',
      'sum by (namespace, scaledObject) (rate(keda_scaled_object_errors_total[5m])) > 0',
    ].join('\nor '),
    summary: 'KEDA cannot scale {{ $labels.namespace }}/{{ $labels.scaledObject }}',
    page: {
      meaning: `For ${time(wait)} KEDA could not read what a service scales by.`,
      impact: 'The number of its pods stays as it is, whatever the load.',
      look: [
        {
          text: 'Which trigger fails, and why:',
          commands: [
            'kubectl -n <namespace> describe scaledobject <scaled-object>',
            `kubectl -n ${keda.namespace} logs deployment/keda-operator --since=15m`,
          ],
        },
      ],
      mend: [
        {
          text: 'Most often the source cannot be reached or refuses the login: Prometheus, or the queue. Until then set the number by hand:',
          commands: ['kubectl -n <namespace> scale deployment/<service> --replicas=<more>'],
        },
      ],
    },
  }));
}
