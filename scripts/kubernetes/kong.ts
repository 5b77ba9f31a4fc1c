import type { Raw } from './raw.ts';
import { boolean, kind, list, map, object, oneOf, string } from './words.ts';

const anything: Raw = { kind: 'any' };
const protocols = list(oneOf('http', 'https', 'grpc', 'grpcs', 'tcp', 'tls', 'udp'));
const secretValue = object({ 'secretKeyRef!': object({ 'name!': string, 'key!': string }) });

// Kong keeps these fields beside `metadata`, without a `spec`.
// Source: Kong/kubernetes-configuration, api/configuration/v1/kongplugin_types.go and kongconsumer_types.go
export const kongPlugin: Raw = withMetadata({
  consumerRef: string,
  disabled: boolean,
  config: anything,
  configFrom: object({ 'secretKeyRef!': object({ 'name!': string, 'key!': string }) }),
  configPatches: list(object({ 'path!': string, 'valueFrom!': secretValue })),
  'plugin!': string,
  run_on: oneOf('first', 'second', 'all'),
  protocols,
  ordering: object({ before: map(list(string)), after: map(list(string)) }),
  instance_name: string,
});
export const kongConsumer: Raw = withMetadata({
  username: string,
  custom_id: string,
  credentials: list(string),
  consumerGroups: list(string),
  spec: anything,
});

function withMetadata(fields: Readonly<Record<string, Raw>>): Raw {
  const whole = kind(anything);
  const own = object(fields);
  if (whole.kind !== 'object' || own.kind !== 'object') throw new Error('a kind is an object');
  const kept = [...whole.fields].filter(([name]) => name !== 'spec');
  return { ...own, fields: new Map([...kept, ...own.fields]) };
}
