import { type DataPath, isObject } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { mayTake, type OpenLabels } from '../../open-labels.ts';
import { fieldsAt, listAt, textAt } from '../../value.ts';

/** A policy of the cluster that refuses images from elsewhere than some registries. */
export interface ImagePolicy {
  readonly object: KubernetesObject;
  /** Where it names them. */
  readonly path: DataPath;
  /** What it lets in, as a reader would say it. */
  readonly allowed: readonly string[];
  allows(image: string): boolean;
  /** Whether it judges pods of a namespace. */
  governs(namespace: OpenLabels, name: string | undefined): boolean;
}

/** The policies that surely refuse; what cannot be read with certainty is left out. */
export function imagePoliciesOf(cluster: Cluster): readonly ImagePolicy[] {
  return [
    ...cluster
      .ofKind('ValidatingAdmissionPolicyBinding')
      .flatMap((binding) => boundPolicies(cluster, binding)),
    ...['ClusterPolicy', 'Policy'].flatMap((kind) =>
      cluster
        .ofKind(kind)
        .filter(({ value }) => String(value.apiVersion).startsWith('kyverno.io/'))
        .flatMap(kyvernoPolicies),
    ),
  ];
}

/** Source: 'Validating Admission Policy' of the Kubernetes documentation. */
function boundPolicies(cluster: Cluster, binding: KubernetesObject): readonly ImagePolicy[] {
  if (!listAt(binding.value, 'spec', 'validationActions').includes('Deny')) return [];
  const name = textAt(binding.value, 'spec', 'policyName');
  const object = cluster.ofKind('ValidatingAdmissionPolicy').find((one) => one.name === name);
  // Conditions and parameters are told by nobody here.
  if (object === undefined || listAt(object.value, 'spec', 'matchConditions').length > 0) return [];
  const judgesPods = listAt(object.value, 'spec', 'matchConstraints', 'resourceRules').some((rule) =>
    listAt(rule, 'resources').includes('pods'),
  );
  if (!judgesPods) return [];
  const scope = fieldsAt(binding.value, 'spec', 'matchResources');
  if (Object.keys(scope).some((key) => key !== 'namespaceSelector')) return [];
  const selector = fieldsAt(scope, 'namespaceSelector');
  return listAt(object.value, 'spec', 'validations').flatMap((validation, index) => {
    const prefixes = prefixesOf(textAt(validation, 'expression') ?? '');
    if (prefixes.length === 0) return [];
    return [
      {
        object,
        path: ['spec', 'validations', index, 'expression'],
        allowed: prefixes,
        allows: (image: string) => prefixes.some((prefix) => image.startsWith(prefix)),
        governs: (namespace: OpenLabels) => mayTake(selector, closed(namespace)),
      },
    ];
  });
}

/** Labels that nobody has told are taken not to be there: only what is certain is a finding. */
function closed({ labels }: OpenLabels): OpenLabels {
  return { labels, isOpen: () => false };
}

/** The texts with which an expression wants all images to begin; none where it says anything else. */
function prefixesOf(expression: string): readonly string[] {
  if (!expression.includes('.startsWith(') || !/\.all\(/.test(expression)) return [];
  if (/!|&&|\bparams\b|\bmatches\(|\bcontains\(|\bendsWith\(/.test(expression)) return [];
  if (!/image/i.test(expression)) return [];
  const list = /\[([^\]]*)\]\s*\.exists\(\s*(\w+)\s*,\s*\w[\w.]*\.startsWith\(\s*\2\s*\)/.exec(
    expression,
  )?.[1];
  if (list !== undefined) return textsOf(list);
  const calls = [...expression.matchAll(/\.startsWith\(\s*(['"][^'"]*['"])\s*\)/g)].map(
    ([, text]) => text ?? '',
  );
  return calls.flatMap(textsOf);
}

function textsOf(source: string): readonly string[] {
  return [...source.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
}

/** Source: 'Validate Rules' of the Kyverno documentation, 1.15: a pattern of images with wildcards. */
function kyvernoPolicies(object: KubernetesObject): readonly ImagePolicy[] {
  return listAt(object.value, 'spec', 'rules').flatMap((rule, index) => {
    const action =
      textAt(rule, 'validate', 'failureAction') ?? textAt(object.value, 'spec', 'validationFailureAction');
    if (action?.toLowerCase() !== 'enforce') return [];
    if (!isObject(rule) || rule.exclude !== undefined || rule.preconditions !== undefined) return [];
    const match = fieldsAt(rule, 'match');
    const [first, ...more] = [...listAt(match, 'any'), ...listAt(match, 'all')];
    const resources = fieldsAt(first ?? match, 'resources');
    if (more.length > 0 || !listAt(resources, 'kinds').some((kind) => /(^|\/)Pod$/.test(String(kind))))
      return [];
    if (Object.keys(resources).some((key) => key !== 'kinds' && key !== 'namespaces')) return [];
    const [container] = listAt(rule, 'validate', 'pattern', 'spec', 'containers');
    const pattern = textAt(container, 'image');
    if (pattern === undefined || /[!&]/.test(pattern)) return [];
    const allowed = pattern.split('|').map((one) => one.trim());
    const patterns = allowed.map(wildcard);
    const namespaces = listAt(resources, 'namespaces').map(String);
    const own = object.kind === 'Policy' ? object.namespace : undefined;
    return [
      {
        object,
        path: ['spec', 'rules', index, 'validate', 'pattern', 'spec', 'containers', 0, 'image'],
        allowed,
        allows: (image: string) => patterns.some((one) => one.test(image)),
        governs: (_: OpenLabels, name: string | undefined) =>
          (own === undefined || name === own) &&
          (namespaces.length === 0 || namespaces.some((one) => wildcard(one).test(name ?? 'default'))),
      },
    ];
  });
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\/-]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
