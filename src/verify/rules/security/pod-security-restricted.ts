import { fieldsAt, listAt, textAt } from '../../value.ts';
import {
  type Check,
  containerContexts,
  contexts,
  podContext,
  type Secured,
  type SecuredPod,
  type Violation,
} from './pod-security.ts';
import { baseline } from './pod-security-baseline.ts';

const VOLUMES = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** Checks of the baseline that a stricter one of this level covers. */
const COVERED = new Set(['non-default capabilities', 'hostPath volumes', 'seccompProfile']);

/** The restricted level: the baseline and more. */
export const restricted: readonly Check[] = [
  ...baseline.filter(({ name }) => !COVERED.has(name)),
  { name: 'allowPrivilegeEscalation != false', find: privilegeEscalation },
  { name: 'unrestricted capabilities', find: capabilities },
  { name: 'restricted volume types', find: volumeTypes },
  { name: 'runAsNonRoot != true', find: nonRoot },
  { name: 'runAsUser=0', find: rootUser },
  { name: 'seccompProfile', find: seccomp },
];

function* privilegeEscalation(pod: SecuredPod): Iterable<Violation> {
  if (pod.isWindows) return;
  for (const { name, context, path } of containerContexts(pod)) {
    if (context.allowPrivilegeEscalation === false) continue;
    const text = `${name} must set securityContext.allowPrivilegeEscalation=false`;
    yield { text, path: [...path, 'allowPrivilegeEscalation'] };
  }
}

function* capabilities(pod: SecuredPod): Iterable<Violation> {
  if (pod.isWindows) return;
  for (const { name, context, path } of containerContexts(pod)) {
    if (!listAt(context, 'capabilities', 'drop').includes('ALL')) {
      const text = `${name} must set securityContext.capabilities.drop=["ALL"]`;
      yield { text, path: [...path, 'capabilities', 'drop'] };
    }
    for (const [index, capability] of listAt(context, 'capabilities', 'add').entries()) {
      if (typeof capability !== 'string' || capability === 'NET_BIND_SERVICE') continue;
      const text = `${name} must not include "${capability}" in securityContext.capabilities.add`;
      yield { text, path: [...path, 'capabilities', 'add', index] };
    }
  }
}

function* volumeTypes({ workload, podPath }: SecuredPod): Iterable<Violation> {
  for (const [index, volume] of listAt(workload.pod, 'volumes').entries()) {
    const type = Object.keys(fieldsAt(volume)).find((field) => field !== 'name' && !VOLUMES.has(field));
    if (type === undefined) continue;
    const text = `volume "${textAt(volume, 'name') ?? index}" uses restricted volume type "${type}"`;
    yield { text, path: [...podPath, 'volumes', index, type] };
  }
}

/** What the pod sets holds for every container that sets nothing itself. */
function* nonRoot(pod: SecuredPod): Iterable<Violation> {
  const isRefused = (value: unknown) => value !== true;
  yield* inherited(pod, (context) => context.runAsNonRoot, isRefused, 'runAsNonRoot', '=true');
}

function* rootUser(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of contexts(pod)) {
    if (context.runAsUser !== 0) continue;
    yield { text: `${name} must not set securityContext.runAsUser=0`, path: [...path, 'runAsUser'] };
  }
}

function* seccomp(pod: SecuredPod): Iterable<Violation> {
  if (pod.isWindows) return;
  const isRefused = (value: unknown) => value !== 'RuntimeDefault' && value !== 'Localhost';
  const wanted = ' to "RuntimeDefault" or "Localhost"';
  const read = (context: Secured['context']) => textAt(context, 'seccompProfile', 'type');
  yield* inherited(pod, read, isRefused, 'seccompProfile.type', wanted);
}

/**
 * A field that the pod may set for all its containers. A wrong value of the pod counts by itself; a
 * container counts with its own wrong value, or without one where the pod gives none.
 */
function* inherited(
  pod: SecuredPod,
  read: (context: Secured['context']) => unknown,
  isRefused: (value: unknown) => boolean,
  field: string,
  wanted: string,
): Iterable<Violation> {
  const must = (who: string) => `${who} must set securityContext.${field}${wanted}`;
  const own = podContext(pod);
  const ofPod = read(own.context);
  const steps = field.split('.');
  if (ofPod !== undefined && isRefused(ofPod)) yield { text: must('pod'), path: [...own.path, ...steps] };
  for (const { name, context, path } of containerContexts(pod)) {
    const value = read(context);
    if (value !== undefined && isRefused(value)) yield { text: must(name), path: [...path, ...steps] };
    else if (value === undefined && ofPod === undefined) {
      yield { text: must(`pod or ${name}`), path: [...path, ...steps] };
    }
  }
}
