import type { Facts, NamedObject } from '../facts/index.ts';
import { kubectlCalls, plainText } from './commands.ts';
import { oncePer } from './once-per.ts';

type Made = Pick<NamedObject, 'kind' | 'name' | 'namespace'>;

/**
 * Whether something else than a manifest makes an object: Terraform, or a command of a script or a page. Where it does
 * not say in which namespace, it may be any.
 */
export function isMadeElsewhere(
  facts: Facts,
  kind: string,
  namespace: string | undefined,
  name: string,
): boolean {
  const all = made(facts).get(`${kind}/${name}`) ?? [];
  return all.some(
    (one) => one.namespace === undefined || namespace === undefined || one.namespace === namespace,
  );
}

const made = oncePer((facts: Facts): ReadonlyMap<string, readonly Made[]> => {
  const found = new Map<string, Made[]>();
  for (const one of [...facts.terraform, ...byCommands(facts)]) {
    const key = `${one.kind}/${one.name}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  return found;
});

/** What `kubectl create` is called, and the words that stand before the name. */
const created: Readonly<Record<string, { readonly kind: string; readonly words: number }>> = {
  secret: { kind: 'Secret', words: 2 },
  configmap: { kind: 'ConfigMap', words: 1 },
  cm: { kind: 'ConfigMap', words: 1 },
  namespace: { kind: 'Namespace', words: 1 },
  ns: { kind: 'Namespace', words: 1 },
  serviceaccount: { kind: 'ServiceAccount', words: 1 },
  sa: { kind: 'ServiceAccount', words: 1 },
};

function byCommands(facts: Facts): readonly Made[] {
  return kubectlCalls(facts).flatMap(({ call, verb, operands, namespace }) => {
    const type = operands[0]?.text ?? '';
    if (verb !== 'create' || !Object.hasOwn(created, type)) return [];
    // What is sealed comes back as a manifest.
    if (call.pipeline.some(({ words }) => /^(?:kubeseal|sops)$/.test(words[0].text))) return [];
    const form = created[type];
    const name = form === undefined ? undefined : plainText(operands[form.words]);
    if (form === undefined || name === undefined) return [];
    return [{ kind: form.kind, name, namespace: plainText(namespace) }];
  });
}
