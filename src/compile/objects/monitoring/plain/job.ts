/** One job of Prometheus. */
export interface Job {
  /** As it stands in the configuration. */
  readonly job: object;
  /** Written above it. */
  readonly why: string;
  /** The pods that it reads, by where they are; what runs in the network of its node is not among them. */
  readonly reads: readonly Reading[];
}

/** Pods that have metrics at a port. */
export interface Reading {
  readonly namespace: string;
  /** Labels that they carry. */
  readonly pods: Readonly<Record<string, string>>;
  /** Number, or the name that the pods give it. */
  readonly port: number | string;
}

/** The namespaces of pods, each once. */
export function namespacesOf(reads: readonly Reading[]): readonly string[] {
  return [...new Set(reads.map(({ namespace }) => namespace))].sort();
}
