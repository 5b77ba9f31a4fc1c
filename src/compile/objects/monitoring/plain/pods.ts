import { drop, label, type Relabel } from './relabel.ts';

/** How discovery names what it knows of a pod. */
export const pod = '__meta_kubernetes_pod';

/** A label of a pod, as discovery names it. */
export function podLabel(name: string): string {
  return `${pod}_label_${name.replaceAll(/[./-]/g, '_')}`;
}

/** Labels that tell the pod of a series. */
export const podLabels: readonly Relabel[] = [
  label('__meta_kubernetes_namespace', 'namespace'),
  label(`${pod}_name`, 'pod'),
  label(`${pod}_node_name`, 'node'),
];

/** A pod that has ended answers nobody. */
export const running = drop(`${pod}_phase`, 'Pending|Succeeded|Failed|Completed');
