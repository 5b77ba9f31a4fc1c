import type { DataPath } from '../../../base/index.ts';
import type { Namespace } from '../../platform/cluster.ts';
import type { Analysis, Release, Smoke } from '../../platform/release.ts';
import type { WorkloadKind } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, pick, pickPath } from '../context.ts';
import { passesWeightsBy, type RequestSurroundings, reportPassedBy, shiftingOf } from './shifting.ts';

const defaultSteps = [10, 50];
/** Seconds at a step of a canary: two looks at five minutes of requests. */
const defaultPause = 600;
const defaultKeep = 3600;
const defaultSuccess = 0.99;
const defaultRequests = 100;

type ReadRelease = NonNullable<NonNullable<ReadService['release']>['values'][string]>;

/** The fields that mean something for each way. */
const known = {
  rolling: [],
  canary: ['by', 'steps', 'pause', 'header', 'analysis'],
  tracks: ['by', 'steps', 'header', 'version', 'next'],
  blueGreen: ['keep', 'smoke'],
} as const satisfies Readonly<Record<string, readonly (keyof ReadRelease)[]>>;

/** How a new version of a service takes over in the environment. */
export function resolveRelease(
  context: Context,
  service: ReadService,
  about: {
    readonly workload: WorkloadKind;
    readonly namespace: Namespace | undefined;
    readonly surroundings: RequestSurroundings;
    readonly path: DataPath;
  },
): Release {
  const given = pick(service.release, context);
  if (given === undefined || given.strategy === 'rolling') {
    if (given !== undefined) reportForeign(context, given, 'rolling', pathOf(context, service, about.path));
    return { strategy: 'rolling' };
  }
  const path = pathOf(context, service, about.path);
  reportImpossible(context, service, about, path);
  const tracks = given.strategy === 'canary' && given.by === 'mesh';
  reportForeign(context, given, tracks ? 'tracks' : given.strategy, path);
  if (given.strategy === 'blueGreen') {
    return {
      strategy: 'blueGreen',
      keep: given.keep ?? defaultKeep,
      smoke: smokeOf(context, given, path),
      path,
    };
  }
  const steps = given.steps ?? defaultSteps;
  reportSteps(context, steps, path);
  const { namespace, surroundings } = about;
  const meshed = namespace?.mesh ?? false;
  if (tracks) {
    if (!meshed) reportUnmeshed(context, namespace, [...path, 'by']);
    else if (passesWeightsBy(service, surroundings) || surroundings.edge.controller === 'gateway')
      reportPassedBy(context, service, surroundings, [...path, 'by']);
    return tracksOf(context, given, steps, path);
  }
  const shifting = shiftingOf(service, namespace, surroundings);
  if (given.header !== undefined && shifting === undefined) {
    if (meshed) reportPassedBy(context, service, surroundings, [...path, 'header'], true);
    else reportUnmeshed(context, namespace, [...path, 'header'], true);
  }
  return {
    strategy: 'canary',
    steps,
    pause: given.pause ?? defaultPause,
    header: given.header,
    shifting,
    analysis: analysisOf(context, service, given, meshed, surroundings, path),
    path,
  };
}

function pathOf(context: Context, service: ReadService, path: DataPath): DataPath {
  return pickPath(service.release, context, [...path, 'release']);
}

function tracksOf(
  context: Context,
  given: ReadRelease,
  steps: readonly number[],
  path: DataPath,
): Extract<Release, { strategy: 'tracks' }> {
  const version = given.version ?? 'v1';
  if (given.next?.version === version) {
    context.report({
      path: [...path, 'next', 'version'],
      reason: `both versions are called '${version}', so that nothing tells their pods apart`,
      fix: "Give the next one its own: 'v2'.",
    });
  }
  const { next, header } = given;
  return {
    strategy: 'tracks',
    version,
    next: next === undefined ? undefined : { ...next, weight: next.weight ?? steps[0] ?? 10 },
    header,
    path,
  };
}

/** How the new version is judged: only by what Prometheus really reads. */
function analysisOf(
  context: Context,
  service: ReadService,
  { analysis }: ReadRelease,
  meshed: boolean,
  { collection }: RequestSurroundings,
  path: DataPath,
): Analysis | undefined {
  if (analysis === false) return undefined;
  const isRead = service.metrics !== undefined && collection?.engine === 'operator';
  if (analysis === undefined && !isRead) return undefined;
  if (!isRead) {
    const unread = service.metrics === undefined;
    context.report({
      path: [...path, 'analysis'],
      atKey: true,
      reason: unread
        ? 'nobody reads how the pods answer, so that nothing can judge a new version'
        : 'no Prometheus of the platform reads how the pods answer',
      fix: unread
        ? 'Add metrics: { port } to the service, or write analysis: false.'
        : 'Add observability: {}, or write analysis: false.',
      needs: unread ? [] : [['observability', 'metrics']],
    });
  }
  return {
    success: analysis?.success ?? defaultSuccess,
    latency: analysis?.latency,
    requests: analysis?.requests ?? defaultRequests,
    measured: meshed ? 'mesh' : 'service',
    path: analysis === undefined ? path : [...path, 'analysis'],
  };
}

function smokeOf(context: Context, { smoke }: ReadRelease, path: DataPath): Smoke | undefined {
  if (smoke === undefined) return undefined;
  const place = [...path, 'smoke'];
  if ((smoke.path === undefined) === (smoke.image === undefined)) {
    context.report({
      path: place,
      reason: 'a test of the new pods is either a path or a program',
      fix: "Write smoke: '/health', or { image: '...' }.",
    });
  } else if (smoke.args !== undefined && smoke.image === undefined) {
    context.report({
      path: [...place, 'args'],
      atKey: true,
      reason: 'a request of a path takes no arguments',
      fix: 'Remove them, or name the image of a test program.',
    });
  }
  return smoke.image === undefined
    ? { kind: 'request', path: smoke.path ?? '/' }
    : { kind: 'program', image: smoke.image, args: smoke.args ?? [] };
}

/** Only a Deployment can run two versions side by side, and only one with a port has requests to lead. */
function reportImpossible(
  context: Context,
  service: ReadService,
  { workload }: { readonly workload: WorkloadKind },
  path: DataPath,
): void {
  const single = Object.values(service.volumes ?? {}).some(
    (volume) => volume.size !== undefined && volume.access !== 'ReadWriteMany',
  );
  const served = service.port !== undefined || Object.keys(service.ports ?? {}).length > 0;
  if (workload !== 'Deployment') {
    context.report({
      path,
      reason: `a ${workload} cannot run two versions side by side`,
      fix: 'Use a Deployment, or release: rolling().',
    });
  } else if (!served) {
    context.report({
      path,
      reason: 'a service without a port has no requests to lead to a new version',
      fix: 'Use release: rolling(), or add a port.',
    });
  } else if (single) {
    context.report({
      path,
      reason: 'two versions side by side cannot mount a volume of one node',
      fix: "Use access: 'ReadWriteMany' with a shared storage class, or release: rolling().",
      needs: [['services']],
    });
  }
}

function reportForeign(context: Context, given: ReadRelease, way: keyof typeof known, path: DataPath): void {
  const words: readonly string[] = known[way];
  for (const field of Object.keys(given)) {
    if (field === 'strategy' || words.includes(field) || given[field as keyof ReadRelease] === undefined)
      continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' means nothing for ${sayWay[way]}`,
      fix: words.length === 0 ? 'Remove it.' : `Remove it; there are ${words.join(', ')}.`,
    });
  }
}

const sayWay = {
  rolling: 'a rolling release',
  canary: 'a canary of Argo Rollouts',
  tracks: 'a canary by the weights of the mesh',
  blueGreen: 'a blue-green release',
} as const;

function reportSteps(context: Context, steps: readonly number[], path: DataPath): void {
  const back = steps.findIndex((step, index) => step <= (steps[index - 1] ?? 0));
  if (back === -1) return;
  context.report({
    path: [...path, 'steps', back],
    reason: `a step of ${steps[back]}% does not lead on from ${steps[back - 1]}%`,
    fix: 'Write the shares in rising order.',
  });
}

/** Without sidecars shares are those of pods, and no header is looked at. */
function reportUnmeshed(
  context: Context,
  namespace: Namespace | undefined,
  path: DataPath,
  atKey = false,
): void {
  if (namespace === undefined) return;
  context.report({
    path,
    ...(atKey ? { atKey: true as const } : {}),
    reason: `the namespace '${namespace.name}' is not in the mesh, which would lead the requests`,
    fix: atKey
      ? `Add mesh: true to the namespace '${namespace.name}', lead a public host to it by edge.controller: 'gateway', or remove it.`
      : `Add mesh: true to the namespace '${namespace.name}', or remove it.`,
    needs: [['namespaces'], ['edge', 'controller']],
  });
}
