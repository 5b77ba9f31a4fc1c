import { type DataPath, isObject, type Json, valueAt } from '../../../../base/index.ts';
import { splitImage } from '../../../objects/image.ts';
import type { JsonSchema } from '../chart/json-schema.ts';
import { action, type Entry } from '../template/node.ts';
import type { Context } from './context.ts';
import { type LiftOptions, lift } from './lift.ts';
import { mainContainer, originOf, type Subject, type Variants } from './subject.ts';

/** The places of an object in which users of charts expect values under names that all charts have. */
type Place = 'spec' | 'pod' | 'container' | 'podMetadata' | 'metadata' | 'port';

const amounts: JsonSchema = { type: 'object', additionalProperties: { type: ['string', 'number'] } };

/** Blocks of YAML that are there where they have a value. */
const blocks: Readonly<Record<string, LiftOptions & { readonly names: readonly (readonly string[])[] }>> = {
  'pod nodeSelector': {
    names: [['nodeSelector']],
    empty: {},
    comment: 'Labels that a node must have.',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
  },
  'pod tolerations': {
    names: [['tolerations']],
    empty: [],
    comment: 'Taints of nodes that the pods bear.',
    schema: { type: 'array', items: { type: 'object' } },
  },
  'podMetadata annotations': {
    names: [['podAnnotations']],
    empty: {},
    comment: 'Annotations of the pods.',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
  },
  'container env': {
    names: [['env']],
    empty: [],
    comment: 'Variables of the container; values of secrets come by valueFrom.secretKeyRef.',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, value: { type: 'string' }, valueFrom: { type: 'object' } },
        required: ['name'],
        additionalProperties: false,
      },
    },
  },
  'container resources': {
    names: [['resources']],
    empty: {},
    comment: 'Cpu and memory: what is reserved, and what is the most.',
    schema: {
      type: 'object',
      properties: { requests: amounts, limits: amounts, claims: { type: 'array' } },
      additionalProperties: false,
    },
  },
};

/** Fields that templates have even where no environment has a value, by the place around them. */
export function expectedKeys(subject: Subject, path: DataPath, hasAutoscaler: boolean): readonly string[] {
  switch (placeOf(subject, path)) {
    case 'spec':
      return hasAutoscaler ? ['replicas'] : [];
    case 'pod':
      return ['nodeSelector', 'tolerations'];
    case 'podMetadata':
      return ['annotations'];
    case 'container':
      return ['imagePullPolicy', 'env', 'resources'];
    case 'metadata':
      return subject.kind === 'ServiceAccount' ? ['annotations'] : [];
    default:
      return [];
  }
}

/** Whether a field with such a value may be absent. */
export function isOptional({ subject, autoscaler }: Context, path: DataPath): boolean {
  const place = placeOf(subject, path.slice(0, -1));
  const key = String(path.at(-1));
  if (Object.hasOwn(blocks, `${place} ${key}`)) return true;
  if (place === 'container') return key === 'imagePullPolicy';
  return place === 'spec' && key === 'replicas' && autoscaler !== undefined;
}

/**
 * The field as users of charts expect it; undefined for a field without such a name.
 * @param present its value in the environments that have it
 * @param environments all environments in which what is around it is there
 */
export function conventional(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
): Entry | undefined {
  const { subject } = context;
  const key = String(path.at(-1));
  const place = placeOf(subject, path.slice(0, -1));
  if (place === undefined) return byKind(context, path, present, environments);
  const known = blocks[`${place} ${key}`];
  if (known !== undefined) {
    const { guard, node } = lift(context, path, present, environments, { ...known, optional: true });
    return { key, guard, node };
  }
  if (place === 'container' && key === 'image') return image(context, path, present, environments);
  if (place === 'container' && key === 'imagePullPolicy')
    return text(context, path, present, environments, {
      names: [['image', 'pullPolicy']],
      empty: '',
      optional: true,
      comment:
        'When nodes pull the image; empty for what Kubernetes does: IfNotPresent, as the tag never moves.',
      schema: { enum: ['', 'IfNotPresent', 'Always', 'Never'] },
    });
  if (place === 'spec' && key === 'replicas') return replicas(context, path, present, environments);
  return byKind(context, path, present, environments);
}

function placeOf(subject: Subject, path: DataPath): Place | undefined {
  const { podPath } = subject;
  const is = (other: DataPath) =>
    other.length === path.length && other.every((step, index) => path[index] === step);
  if (is(['metadata'])) return 'metadata';
  if (podPath === undefined) return undefined;
  if (is(['spec'])) return 'spec';
  if (is(podPath)) return 'pod';
  if (is([...podPath.slice(0, -1), 'metadata'])) return 'podMetadata';
  const main = mainContainer(subject);
  return main !== undefined && is([...podPath, 'containers', main]) ? 'container' : undefined;
}

/** Fields with values of their own in objects that run no pods, by `kind path`. */
const fields: Readonly<Record<string, LiftOptions & { readonly names: readonly (readonly string[])[] }>> = {
  'Service spec.type': {
    names: [['type']],
    bare: true,
    comment: 'How the Service is reached.',
    schema: { enum: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] },
  },
  'Service spec.ports[0].port': {
    names: [['port']],
    comment: 'Port of the Service.',
    schema: { type: 'integer', minimum: 1 },
  },
  'ServiceAccount metadata.annotations': {
    names: [['annotations']],
    empty: {},
    optional: true,
    comment: 'Annotations of the ServiceAccount: the rights that it has at the cloud.',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
  },
  'PodDisruptionBudget spec.maxUnavailable': {
    names: [['maxUnavailable']],
    bare: true,
    comment: 'Pods that may be away at once while nodes are drained.',
    schema: { type: ['integer', 'string', 'null'] },
  },
  'PodDisruptionBudget spec.minAvailable': {
    names: [['minAvailable']],
    bare: true,
    comment: 'Pods that must stay while nodes are drained.',
    schema: { type: ['integer', 'string', 'null'] },
  },
  'HorizontalPodAutoscaler spec.minReplicas': {
    names: [['minReplicas']],
    comment: 'Fewest pods.',
    schema: { type: 'integer', minimum: 0 },
  },
  'HorizontalPodAutoscaler spec.maxReplicas': {
    names: [['maxReplicas']],
    comment: 'Most pods.',
    schema: { type: 'integer', minimum: 1 },
  },
  'ScaledObject spec.minReplicaCount': {
    names: [['minReplicas']],
    comment: 'Fewest pods.',
    schema: { type: 'integer', minimum: 0 },
  },
  'ScaledObject spec.maxReplicaCount': {
    names: [['maxReplicas']],
    comment: 'Most pods.',
    schema: { type: 'integer', minimum: 1 },
  },
  'HTTPRoute spec.hostnames': {
    names: [['hostnames']],
    empty: [],
    comment: 'Names under which it is reached.',
  },
  'Ingress spec.ingressClassName': {
    names: [['className']],
    comment: 'Class of the controller that serves it.',
  },
};

function byKind(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
): Entry | undefined {
  const { kind } = context.subject;
  const key = String(path.at(-1));
  if (key === 'averageUtilization' || key === 'value') {
    const found = utilisation(context, path, present, environments);
    if (found !== undefined) return found;
  }
  const place = `${kind} ${path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1)}`;
  const known = Object.hasOwn(fields, place) ? fields[place] : undefined;
  if (known === undefined) return undefined;
  if (present.size === 0 && known.optional !== true) return undefined;
  return text(context, path, present, environments, known);
}

function text(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
  options: LiftOptions,
): Entry {
  const { guard, node } = lift(context, path, present, environments, options);
  const isText = present.size === 0 && options.empty === '';
  return { key: String(path.at(-1)), guard, node: isText ? action('{{ . }}') : node };
}

/** The parts of an image as charts have them. */
function image(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
): Entry | undefined {
  if (present.size < environments.length || ![...present.values()].every((one) => typeof one === 'string'))
    return undefined;
  const parts = new Map([...present].map(([name, one]) => [name, splitImage(String(one))]));
  const from = originOf(context.subject, path);
  const part = (
    field: 'name' | 'tag' | 'digest',
    name: string,
    comment: string,
    schema: JsonSchema = { type: 'string' },
  ) => {
    const found = new Map<string, Json>();
    for (const [environment, one] of parts) {
      const value = one[field];
      if (value !== undefined) found.set(environment, value);
    }
    if (found.size === 0) return undefined;
    const leaf = { present: found, environments, empty: '', comment, from, schema };
    const ref = context.values.add([[...context.subject.scope, 'image', name]], leaf);
    return { ref, always: found.size === environments.length };
  };
  const repository = part('name', 'repository', 'Registry and path of the image.', {
    type: 'string',
    pattern: '\\S',
  });
  const tag = part('tag', 'tag', 'Tag of the image; one that is never moved.');
  const digest = part('digest', 'digest', 'Digest of the image, which counts more than its tag.');
  const said = (sign: string, one: typeof tag) => {
    if (one === undefined) return '';
    return one.always ? `${sign}{{ ${one.ref} }}` : `{{ with ${one.ref} }}${sign}{{ . }}{{ end }}`;
  };
  return { key: 'image', node: action(`"${said('', repository)}${said(':', tag)}${said('@', digest)}"`) };
}

/** The number of pods, which an autoscaler owns where there is one. */
function replicas(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
): Entry | undefined {
  const { autoscaler } = context;
  const options = {
    names: [['replicaCount']],
    comment: 'Number of pods, while no autoscaler decides it.',
    schema: { type: ['integer', 'null'], minimum: 0 },
  };
  const isEither = environments.every((name) => present.has(name) !== autoscaler?.minimums.has(name));
  if (autoscaler === undefined || !isEither) {
    return present.size === 0 ? undefined : text(context, path, present, environments, options);
  }
  const counts = new Map(
    environments.map((name) => [name, present.get(name) ?? autoscaler.minimums.get(name) ?? 1]),
  );
  const { node } = lift(context, path, counts, environments, {
    ...options,
    schema: { type: 'integer', minimum: 0 },
  });
  return { key: 'replicas', guard: `if not ${autoscaler.enabled}`, node };
}

const targets: Readonly<Record<string, string>> = { cpu: 'CPU', memory: 'Memory' };

/** The target of a metric, under the name that it had before autoscalers had several. */
function utilisation(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
): Entry | undefined {
  const name = measured(context.subject, path);
  const target = name !== undefined && Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined || present.size < environments.length) return undefined;
  if (![...present.values()].every((value) => /^\d+$/.test(String(value)))) return undefined;
  const isText = [...present.values()].some((value) => typeof value === 'string');
  const percents = new Map([...present].map(([environment, value]) => [environment, Number(value)]));
  return text(context, path, percents, environments, {
    names: [[`target${target}UtilizationPercentage`]],
    comment: `Mean ${name} use of the pods that is aimed at, in percent of their request.`,
    schema: { type: 'integer', minimum: 1 },
    ...(isText ? { pipe: ' | quote' } : {}),
  });
}

/** What the metric around a field measures as a share of the request: of an autoscaler, or of KEDA's. */
function measured({ kind, last }: Subject, path: DataPath): string | undefined {
  const holder = valueAt(last.value, path.slice(0, -2));
  if (!isObject(holder)) return undefined;
  if (kind === 'HorizontalPodAutoscaler' && path.at(-1) === 'averageUtilization') return String(holder.name);
  const isTrigger =
    kind === 'ScaledObject' && path[1] === 'triggers' && path.slice(-2).join('.') === 'metadata.value';
  return isTrigger && holder.metricType === 'Utilization' ? String(holder.type) : undefined;
}
