import type { DataPath } from '../../base/index.ts';
import type { Bounds } from '../schema/unit.ts';

/** Where the logs of an environment are kept, and for how long. */
export interface Logs {
  readonly store: 'loki' | 'elastic' | 'cloudwatch';
  /** Seconds. */
  readonly retention: { readonly all: number; readonly info: number; readonly audit: number };
  /** Namespace of the store. */
  readonly namespace: string;
  /** Namespace of the agents on the nodes. */
  readonly agentNamespace: string;
  readonly replicas: number;
  /** Bytes of each instance. */
  readonly storage: number;
  readonly storageClass: string | undefined;
  readonly resources: { readonly cpu: Bounds; readonly memory: Bounds };
  readonly bucket: string;
  readonly path: DataPath;
}
