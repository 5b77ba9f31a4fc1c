import { isObject } from '../base/index.ts';
import { FORMATS } from './formats.ts';
import { placeOf, type SchemaProblem, show } from './problem.ts';
import { groupOf } from './scope.ts';

/** Requests that the API server answers and does not keep: they need no name. */
const REQUEST_GROUPS = ['authentication.k8s.io', 'authorization.k8s.io'];
/** The controller adds 11 characters to the name of each Job it starts. */
const CRON_JOB_LIMIT = 52;

/**
 * What is wrong with `metadata.name`. Most names are DNS subdomains; source of the exceptions:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function nameProblems(apiVersion: string, kind: string, metadata: unknown): readonly SchemaProblem[] {
  if (REQUEST_GROUPS.includes(groupOf(apiVersion))) return [];
  const { name, generateName } = isObject(metadata) ? metadata : {};
  const path = ['metadata', 'name'];
  if (name === undefined || name === null) {
    if (typeof generateName === 'string' && generateName !== '') return [];
    const message = `${kind} has no ${isObject(metadata) ? 'metadata.name' : 'metadata with a name'}`;
    return [{ path, kind: 'required', message, fix: 'Give the object a name.' }];
  }
  // A name of another type is a problem of the schema.
  if (typeof name !== 'string') return [];
  const format = FORMATS[nameFormat(apiVersion, kind)];
  const place = placeOf(kind, path);
  if (!format.matches(name)) {
    return [{ path, kind: 'name', message: `${place} is ${show(name)}, but must be ${format.expected}` }];
  }
  if (kind === 'CronJob' && name.length > CRON_JOB_LIMIT) {
    const message = `${place} has ${name.length} characters, but a CronJob's name may have at most ${CRON_JOB_LIMIT}`;
    return [{ path, kind: 'name', message }];
  }
  return [];
}

function nameFormat(apiVersion: string, kind: string): keyof typeof FORMATS {
  if (groupOf(apiVersion) === 'rbac.authorization.k8s.io') return 'path-segment';
  if (apiVersion === 'v1' && kind === 'Service') return 'dns-1035-label';
  if (apiVersion === 'v1' && kind === 'Namespace') return 'dns-label';
  return kind === 'IPAddress' ? 'path-segment' : 'dns-subdomain';
}
