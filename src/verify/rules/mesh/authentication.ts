import type { DataPath } from '../../../base/index.ts';
import type { KubernetesObject, Workload } from '../../../facts/index.ts';
import type { Network } from '../../network.ts';
import { oncePer } from '../../once-per.ts';
import { selects } from '../../selector.ts';
import { fieldsAt, textAt } from '../../value.ts';

/** What decides whether a port takes plain text. */
export interface Strictness {
  readonly object: KubernetesObject;
  readonly path: DataPath;
}

const policies = oncePer(({ members }: Network) =>
  members
    .flatMap((member) => member.ofKind('PeerAuthentication'))
    .filter(({ apiVersion }) => apiVersion.startsWith('security.istio.io/')),
);

/** The policy by which a port of a workload refuses plain text; undefined where it takes it. */
export function strictnessOf(network: Network, workload: Workload, port: number): Strictness | undefined {
  const [own, general] = [true, false].map((narrow) =>
    policies(network).filter(
      (one) =>
        one.namespace === workload.namespace && isNarrow(one) === narrow && (!narrow || isFor(one, workload)),
    ),
  );
  const root = policies(network).filter((one) => one.namespace === 'istio-system' && !isNarrow(one));
  for (const object of own ?? []) {
    const path = ['spec', 'portLevelMtls', String(port), 'mode'];
    const mode = textAt(object.value, ...path);
    if (mode !== undefined && mode !== 'UNSET') return mode === 'STRICT' ? { object, path } : undefined;
  }
  for (const object of [...(own ?? []), ...(general ?? []), ...root]) {
    const path = ['spec', 'mtls', 'mode'];
    const mode = textAt(object.value, ...path);
    if (mode !== undefined && mode !== 'UNSET') return mode === 'STRICT' ? { object, path } : undefined;
  }
  return undefined;
}

function isNarrow({ value }: KubernetesObject): boolean {
  return Object.keys(fieldsAt(value, 'spec', 'selector', 'matchLabels')).length > 0;
}

function isFor({ value }: KubernetesObject, { labels }: Workload): boolean {
  return selects(fieldsAt(value, 'spec', 'selector'), labels);
}
