import type { Raw } from './raw.ts';
import { boolean, integer, kind, list, map, object, oneOf, partOf, string } from './words.ts';

// Source: hashicorp/vault-secrets-operator 1.5, api/v1beta1/common.go, vaultauth_types.go, vaultconnection_types.go and
// vaultdynamicsecret_types.go; ways to log in other than that of Kubernetes are left open.
const template = object({ name: string, 'text!': string });
const transformation = object({
  templates: map(template),
  transformationRefs: list(
    object({
      namespace: string,
      'name!': string,
      templateRefs: list(object({ 'name!': string, keyOverride: string })),
      ignoreIncludes: boolean,
      ignoreExcludes: boolean,
    }),
  ),
  includes: list(string),
  excludes: list(string),
  excludeRaw: boolean,
});
const destination = object({
  'name!': string,
  create: boolean,
  overwrite: boolean,
  labels: map(string),
  annotations: map(string),
  type: string,
  transformation,
});

export const vaultConnection: Raw = kind(
  object({
    'address!': string,
    headers: map(string),
    tlsServerName: string,
    caCertSecretRef: string,
    caCertPath: string,
    skipTLSVerify: boolean,
    timeout: string,
  }),
);
export const vaultAuth: Raw = kind(
  object({
    vaultConnectionRef: string,
    vaultAuthGlobalRef: partOf({}),
    namespace: string,
    allowedNamespaces: list(string),
    method: oneOf('kubernetes', 'jwt', 'appRole', 'aws', 'gcp'),
    mount: string,
    params: map(string),
    headers: map(string),
    kubernetes: object({
      role: string,
      serviceAccount: string,
      audiences: list(string),
      tokenExpirationSeconds: integer(600),
    }),
    appRole: partOf({}),
    jwt: partOf({}),
    aws: partOf({}),
    gcp: partOf({}),
    storageEncryption: object({ 'mount!': string, 'keyName!': string }),
  }),
);
export const vaultDynamicSecret: Raw = kind(
  object({
    vaultAuthRef: string,
    namespace: string,
    'mount!': string,
    requestHTTPMethod: oneOf('GET', 'POST', 'PUT'),
    'path!': string,
    params: map(string),
    renewalPercent: integer(0, 90),
    revoke: boolean,
    allowStaticCreds: boolean,
    rolloutRestartTargets: list(
      object({ 'kind!': oneOf('Deployment', 'DaemonSet', 'StatefulSet', 'argo.Rollout'), 'name!': string }),
    ),
    'destination!': destination,
    refreshAfter: string,
  }),
);
