import { compact, type DataPath, type Sourced } from '../../../base/index.ts';
import type { Environment, Platform, Secret, Store } from '../../../model/index.ts';
import { authorityKey, authoritySecret, elasticUser, operatorSecret } from '../../../model/index.ts';
import { connectionUrl } from '../connection-url.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { type BackendReference, remoteName } from './backend.ts';

/** What an ExternalSecret takes from its store, and what it makes of it. */
interface Contents {
  readonly data: readonly { readonly secretKey: string; readonly remoteRef: RemoteReference }[];
  /** Keys that are composed of others; with them, only these are in the Secret. */
  readonly template?: Readonly<Record<string, string>>;
  readonly comments?: Readonly<Record<string, string>>;
}

interface RemoteReference {
  readonly key: string;
  readonly property: string;
}

/** A Secret whose values come from the backend of the environment. */
export function fromBackend(
  platform: Platform,
  environment: Environment,
  secret: Secret,
  backend: BackendReference,
): Sourced {
  const key = remoteName(platform, environment, secret);
  const store = environment.stores.find((one) => one.secret === secret.name);
  const contents =
    store === undefined || store.type === 'bucket' ? declared(secret, key) : composed(secret, store, key);
  return externalSecret(platform, secret, backend, contents);
}

/** A Secret that an operator has made in the namespace of its store, for callers in another one. */
export function fromOperator(platform: Platform, secret: Secret, store: Store, name: string): Sourced {
  const made = operatorSecret(store);
  if (store.pooler && secret.keys.includes('url')) {
    const contents = composed(secret, store, made?.name ?? '');
    return externalSecret(platform, secret, { kind: 'SecretStore', name }, contents);
  }
  if (store.type === 'elasticsearch') {
    return externalSecret(platform, secret, { kind: 'SecretStore', name }, elasticLogin(secret, store));
  }
  const data = secret.keys.map((key) => ({
    secretKey: key,
    remoteRef: {
      key: made?.name ?? '',
      property: made?.keys[key as keyof typeof made.keys] ?? key,
    },
  }));
  return externalSecret(platform, secret, { kind: 'SecretStore', name }, { data });
}

function declared(secret: Secret, key: string): Contents {
  return {
    data: secret.keys.map((property) => ({ secretKey: property, remoteRef: { key, property } })),
  };
}

/** The connection to a store: parts from the backend, put together under the keys that pods read. */
function composed(secret: Secret, store: Store, key: string): Contents {
  const url = connectionUrl(store, {
    username: '{{ .username | urlquery }}',
    password: '{{ .password | urlquery }}',
    host: '{{ .host }}',
  });
  const template = Object.fromEntries(secret.keys.map((one) => [one, one === 'url' ? url : `{{ .${one} }}`]));
  const parts = ['username', 'password', 'host'].filter((part) =>
    Object.values(template).some((text) => text.includes(`.${part} `)),
  );
  return {
    data: parts.map((part) => ({ secretKey: part, remoteRef: { key, property: part } })),
    template,
    comments: {
      'spec.target.template.data': 'Pods read these keys; the parts below stay with the operator.',
    },
  };
}

/** The operator of Elastic keeps a password in one Secret and the authority of the certificate in another. */
function elasticLogin(secret: Secret, store: Store): Contents {
  const made = operatorSecret(store);
  const password = '{{ .password | urlquery }}';
  const url = connectionUrl(store, { username: elasticUser, password, host: '' });
  const values: Readonly<Record<string, string>> = {
    url,
    password: '{{ .password }}',
    [authorityKey]: '{{ .ca }}',
  };
  const sources = {
    password: { key: made?.name ?? '', property: elasticUser },
    ca: { key: authoritySecret(store), property: authorityKey },
  };
  const template = Object.fromEntries(secret.keys.map((key) => [key, values[key] ?? '']));
  return {
    data: Object.entries(sources)
      .filter(([part]) => Object.values(template).some((text) => text.includes(`.${part} `)))
      .map(([secretKey, remoteRef]) => ({ secretKey, remoteRef })),
    template,
    comments: {
      'spec.target.template.data': 'Pods read these keys; the parts below stay with the operator.',
    },
  };
}

function externalSecret(
  platform: Platform,
  secret: Secret,
  { kind, name }: BackendReference,
  { data, template, comments = {} }: Contents,
): Sourced {
  const from: DataPath = secret.path;
  const object = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: secret.name,
      namespace: secret.namespace,
      labels: labelsOf(platform, secret.name, 'secret'),
    },
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind, name },
      target: compact<Record<string, unknown>>({
        name: secret.name,
        template: template === undefined ? undefined : { data: template },
      }),
      data: [...data],
    },
  };
  return sourced(object, from, { comments });
}
