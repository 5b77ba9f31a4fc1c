import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descend, plain, positionAt } from '../base/index.ts';
import { readFacts } from './read-facts.ts';

const read = (files: Readonly<Record<string, string>>) =>
  readFacts(Object.entries(files).map(([path, text]) => ({ path, text })));
const place = ({ file, line }: { readonly file: string; readonly line: number }) => `${file}:${line}`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 1
  template:
    metadata:
      labels: { app: api, tier: back }
    spec:
      containers:
        - name: api
          image: api:1
          ports:
            - name: http
              containerPort: 8080
`;
const base = {
  'base/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
  'base/deployment.yaml': deployment,
};

describe('positions', () => {
  const { clusters, problems } = read({
    ...base,
    'overlay/kustomization.yaml': `namespace: shop
namePrefix: dev-
resources:
  - ../base
patches:
  - path: patch.yaml
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
      spec:
        minReadySeconds: 5
images:
  - name: api
    newTag: "2"
configMapGenerator:
  - name: settings
    literals:
      - A=1
    envs: [some.env]
`,
    'overlay/patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      containers:
        - name: api
          resources: { limits: { memory: 1Gi } }
`,
    'overlay/some.env': '# keys\nB=2\n',
  });
  const [cluster] = clusters;
  const found = cluster?.find('Deployment', 'shop', 'dev-api');
  const at = (...path: (string | number)[]) => found && place(positionAt(found.tree, path));
  const container = ['spec', 'template', 'spec', 'containers', 0];

  it('names the file and line that decided a field', () => {
    expect(problems).toEqual([]);
    expect(clusters.map(({ name }) => name)).toEqual(['overlay']);
    expect(at('spec', 'replicas')).toBe('base/deployment.yaml:6');
    expect(at('metadata', 'name')).toBe('base/deployment.yaml:4');
    expect(at('metadata', 'namespace')).toBe('overlay/kustomization.yaml:1');
    expect(at(...container, 'resources', 'limits', 'memory')).toBe('overlay/patch.yaml:9');
    expect(at(...container, 'ports')).toBe('base/deployment.yaml:14');
    expect(at('spec', 'minReadySeconds')).toBe('overlay/kustomization.yaml:13');
    expect(at(...container, 'image')).toBe('base/deployment.yaml:13');
    const image = found && descend(found.tree, [...container, 'image']);
    expect(image && place(positionAt(image, []))).toBe('overlay/kustomization.yaml:16');
  });

  it('places generated keys at the literal or the line of the env file', () => {
    const [config] = cluster?.ofKind('ConfigMap') ?? [];
    expect(config && place(positionAt(config.tree, ['data', 'A']))).toBe('overlay/kustomization.yaml:20');
    expect(config && place(positionAt(config.tree, ['data', 'B']))).toBe('overlay/some.env:2');
  });

  it('shares what overlays do not change', () => {
    const overlay = 'resources: [../base]\nnamespace: ';
    const { clusters: three } = read({
      ...base,
      'a/kustomization.yaml': `${overlay}a`,
      'b/kustomization.yaml': `${overlay}b`,
    });
    const [a, b] = three.map((one) => one.ofKind('Deployment')[0]);
    expect(a && b && descend(a.tree, ['spec']) === descend(b.tree, ['spec'])).toBe(true);
  });
});

describe('what is left alone', () => {
  it('an object without a name is a problem, a configuration of another tool is not', () => {
    const { problems } = read({
      'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { namespace: shop }\n',
      'b.yaml': 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n',
    });
    expect(problems.map(({ at, reason }) => [at.file, reason])).toEqual([
      ['a.yaml', 'the Service has no name'],
    ]);
  });

  it('templates of a chart are named as unread', () => {
    const { unread, problems } = read({
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: {{ .Values.name }} }\n',
    });
    expect(unread).toEqual([
      { path: 'shop/templates/service.yaml', reason: 'templates of a Helm chart are not rendered' },
    ]);
    expect(problems).toEqual([]);
  });
});

describe('clusters', () => {
  it('are the kustomizations that no other refers to, and the loose manifests', () => {
    const { clusters, problems } = read({
      ...base,
      'dev/kustomization.yaml': 'resources: [../base]\ncomponents: [../part]\n',
      'part/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
      'unused/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [x.yaml]\n',
      'unused/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
      'loose.yaml':
        'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: {name: s}\n',
      'loose.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "j"}}',
      'values.yaml': 'replicas: {{ .Values.x }}\n',
      'chart/Chart.yaml': 'apiVersion: v2\nname: chart\n',
      'chart/templates/d.yaml': 'apiVersion: v1\nkind: {{ x }}\n',
      'kind.yaml': 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n',
      'notes.txt': 'apiVersion: v1\nkind: x',
    });
    expect(problems).toEqual([]);
    expect(
      clusters.map(({ name, objects }) => [name, objects.map((object) => `${object.kind} ${object.name}`)]),
    ).toEqual([
      ['.', ['Service s', 'ConfigMap j']],
      ['dev', ['Deployment api']],
    ]);
  });

  it('read words of loose manifests as kubectl does, those of kustomizations as kustomize does', () => {
    const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: yes}\n';
    const { clusters } = read({
      'a.yaml': manifest,
      'k/kustomization.yaml': 'resources: [m.yaml]',
      'k/m.yaml': manifest,
    });
    expect(clusters.map(({ objects }) => objects[0]?.value.data)).toEqual([{ a: true }, { a: 'yes' }]);
  });

  it('select workloads by labels', () => {
    const { clusters } = read({ 'a.yaml': deployment });
    const [cluster] = clusters;
    expect(cluster?.selected(undefined, { app: 'api' }).length).toBe(1);
    expect(cluster?.selected(undefined, { app: 'api', tier: 'front' }).length).toBe(0);
    expect(cluster?.selected('shop', { app: 'api' }).length).toBe(0);
    expect(cluster?.selected(undefined, {}).length).toBe(1);
    expect(cluster?.workloads[0]?.ports).toEqual([
      {
        name: 'http',
        port: 8080,
        protocol: 'TCP',
        path: ['spec', 'template', 'spec', 'containers', 0, 'ports', 0],
      },
    ]);
  });
});

describe('keys', () => {
  const { clusters, problems } = read({
    'all.yaml': `apiVersion: v1
kind: Secret
metadata: {name: plain, namespace: shop}
data: {a: MQ==}
stringData: {b: x}
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: sealed, namespace: shop}
spec: {encryptedData: {c: x}, template: {data: {d: x}}}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: external, namespace: shop}
spec: {target: {name: named}, data: [{secretKey: e}]}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: open, namespace: shop}
spec: {dataFrom: [{extract: {key: x}}]}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: templated, namespace: shop}
spec: {target: {template: {data: {url: x}}}, data: [{secretKey: e}]}
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultDynamicSecret
metadata: {name: vaulted, namespace: shop}
spec: {mount: database, path: creds/shop, destination: {name: of-vault, create: true, transformation: {excludes: [".*"], templates: {url: {text: x}}}}}
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: kept, namespace: shop}
spec: {mount: secret, path: shop, type: kv-v2, destination: {name: whole, create: true}}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: cert, namespace: shop}
spec: {secretName: tls}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: db, namespace: shop}
spec: {instances: 3}
---
apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: {name: queue, namespace: shop}
spec: {}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: config, namespace: shop}
data: {f: x}
binaryData: {g: MQ==}
`,
    'secrets/pay.env.example':
      '# Secret shop/payment\n# the bank gives it\nAPI_KEY=\nURL=https://example.com\n',
    'secrets/other.env.example': 'NOT=ours\n',
  });
  const [cluster] = clusters;
  const keys = (
    list: typeof cluster extends infer C ? (C extends { secrets: infer S } ? S : never) : never,
  ) =>
    Object.fromEntries(
      list.map(({ namespace, name, keys: known }) => [`${namespace}/${name}`, known && [...known].join(' ')]),
    );

  it('of Secrets and of what becomes Secrets', () => {
    expect(problems).toEqual([]);
    expect(cluster && keys(cluster.secrets)).toMatchObject({
      'shop/plain': 'a b',
      'shop/sealed': 'c d',
      'shop/named': 'e',
      'shop/open': undefined,
      'shop/templated': 'url',
      'shop/of-vault': 'url',
      'shop/whole': undefined,
      'shop/tls': 'tls.crt tls.key ca.crt',
      'shop/payment': 'API_KEY URL',
    });
    expect(cluster?.secrets.find(({ name }) => name === 'db-app')?.keys?.has('jdbc-uri')).toBe(true);
    expect(
      cluster?.secrets.find(({ name }) => name === 'queue-default-user')?.keys?.has('connection_string'),
    ).toBe(true);
  });

  it('of ConfigMaps', () => {
    expect(cluster && keys(cluster.configMaps)).toEqual({ 'shop/config': 'f g' });
  });

  it('belong to pods and services that operators make', () => {
    expect(cluster?.selected('shop', { 'cnpg.io/cluster': 'db' })[0]?.replicas).toBe(3);
    expect(cluster?.operatorServices.map(({ name }) => name)).toEqual([
      'db-rw',
      'db-ro',
      'db-r',
      'queue',
      'queue-nodes',
    ]);
  });
});

describe('hostile files', () => {
  it.each([
    [
      'a circle',
      { 'a/kustomization.yaml': 'resources: [../b]', 'b/kustomization.yaml': 'resources: [../a]' },
    ],
    ['a kustomization of itself', { 'a/kustomization.yaml': 'resources: [.]' }],
    [
      'a way out',
      {
        'a/kustomization.yaml':
          'resources: [../../etc/passwd]\nconfigMapGenerator: [{name: x, files: [/etc/passwd]}]',
      },
    ],
    ['an empty kustomization', { 'a/kustomization.yaml': '' }],
    ['a list', { 'a/kustomization.yaml': '- x' }],
    [
      'wrong types',
      {
        'a/kustomization.yaml':
          'resources: {a: 1}\npatches: 3\nimages: [1]\nreplicas: [{}]\nlabels: [{pairs: []}]\nnamespace: [x]\nconfigMapGenerator: [{}, 1]\ncommonLabels: []',
      },
    ],
    ['depth', { 'a.yaml': `apiVersion: v1\nkind: X\nmetadata: {name: x}\nspec: ${'['.repeat(100_000)}` }],
  ])('%s is a problem with a place', (_, files) => {
    const { problems } = read(files);
    expect(problems.length).toBeGreaterThan(0);
    for (const { at } of problems) expect(at.line).toBeGreaterThan(0);
  });

  it('nothing written in a kustomization throws', () => {
    const fields = [
      'resources',
      'bases',
      'components',
      'patches',
      'patchesStrategicMerge',
      'patchesJson6902',
      'images',
      'replicas',
      'namespace',
      'namePrefix',
      'labels',
      'commonLabels',
      'configMapGenerator',
      'secretGenerator',
      'generatorOptions',
    ];
    const words = fc.constantFrom(
      '.',
      '..',
      'm.yaml',
      'name',
      'api',
      'path',
      'patch',
      'target',
      'kind',
      'literals',
      'A=1',
      'files',
      'options',
      'pairs',
      'merge',
      '[{op: add, path: /x/-, value: 1}]',
      '(a+)+',
      '',
    );
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        words,
        fc.constantFrom(null, 1, true),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(words, tie('any'), { maxKeys: 3 }),
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 5 }), (kustomization) => {
        const { clusters } = read({
          'kustomization.yaml': JSON.stringify(kustomization),
          'm.yaml': deployment,
        });
        for (const cluster of clusters) for (const object of cluster.objects) plain(object.tree);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is not in the repository', () => {
  it('is named as unread where it is pinned to a version', () => {
    const { problems, unread } = read({
      'operator/kustomization.yaml': `resources:
  - https://github.com/rabbitmq/cluster-operator/releases/download/v2.23.0/cluster-operator.yml
  - https://github.com/keycloak/keycloak-k8s-resources//kubernetes?ref=26.8.2
patches:
  - target: { kind: Namespace }
    patch: |
      $patch: delete
      apiVersion: v1
      kind: Namespace
      metadata: { name: rabbitmq-system }
`,
    });
    expect(problems).toEqual([]);
    expect(unread.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'operator/kustomization.yaml: what it takes from https://github.com/rabbitmq/cluster-operator/releases/download/v2.23.0/cluster-operator.yml is not fetched',
      'operator/kustomization.yaml: what it takes from https://github.com/keycloak/keycloak-k8s-resources//kubernetes?ref=26.8.2 is not fetched',
    ]);
  });

  it('is a problem where it may change', () => {
    const { problems, unread } = read({
      'operator/kustomization.yaml': 'resources:\n  - https://github.com/example/operator//deploy?ref=main\n',
    });
    expect(problems.map(({ at }) => place(at))).toEqual(['operator/kustomization.yaml:2']);
    expect(unread).toEqual([]);
  });
});
