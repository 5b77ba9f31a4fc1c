/** Keeps the pods of a component in different zones, as far as there are nodes. */
export function overZones(labels: Readonly<Record<string, string>>): readonly object[] {
  return [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { ...labels } },
    },
  ];
}

/** The label by which charts tell their releases apart. */
export function releaseLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/instance': name };
}
