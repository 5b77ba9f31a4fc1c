import type { DataPath } from '../../../base/index.ts';
import type { Service } from '../../../model/index.ts';
import { plainProgram } from '../plain-program.ts';

const MiB = 1024 ** 2;
/** The unprivileged id nobody, which none of the images needs to differ from. */
const nobody = 65534;

/** What one exporter differs in from another. */
export interface ExporterKind {
  readonly image: string;
  readonly port: number;
  /** Path that answers as long as it works. */
  readonly health: string;
  /** MiB. */
  readonly memory?: { readonly request: number; readonly limit: number };
}

const usualMemory = { request: 32, limit: 64 };

/** An exporter with its one port, as a service that nobody has to know of. */
export function exporter(
  name: string,
  namespace: string,
  { image, port, health, memory = usualMemory }: ExporterKind,
  path: DataPath,
  portName = 'metrics',
): Service {
  const check = { kind: 'http', path: health, port: portName } as const;
  const timing = { delay: 0, period: 10, timeout: 3, failures: 3, path };
  return {
    ...plainProgram,
    name,
    namespace,
    workload: 'Deployment',
    image,
    ports: [{ name: portName, port, expose: port, protocol: 'TCP', application: 'http', path }],
    metrics: { port, path: '/metrics', interval: undefined, own: [] },
    probes: { live: { check, ...timing }, ready: { check, ...timing } },
    resources: {
      cpu: { request: 0.01, limit: 0.1 },
      memory: { request: memory.request * MiB, limit: memory.limit * MiB },
    },
    replicas: { minimum: 1, maximum: 1, path },
    placement: { zones: 'preferred', hosts: 'preferred', pool: 'required' },
    shutdown: { drain: 5, delay: 0 },
    user: nobody,
    path,
  };
}
