import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../facts/index.ts';
import { parseRange } from './address.ts';
import { networkOf } from './network.ts';
import { podsElsewhere, podsOf } from './pod-end.ts';
import { denialBetween, denialOf, type End } from './reachability.ts';

const pod = (name: string, namespace: string, labels: string) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { ${labels} } }
spec: { containers: [{ name: main, image: 'main:1', ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }] }] }
---
`;
const policy = (spec: string, namespace = 'shop', name = 'p') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
---
`;
const world =
  `apiVersion: v1
kind: Namespace
metadata: { name: edge, labels: { team: front } }
---
` +
  pod('web', 'shop', 'app: web, tier: front') +
  pod('api', 'shop', 'app: api, tier: back') +
  pod('bff', 'edge', 'app: bff');

function load(...policies: readonly string[]) {
  const facts = readFacts([{ path: 'all.yaml', text: world + policies.join('') }]);
  const [cluster] = facts.clusters;
  if (cluster === undefined) throw new Error('no cluster');
  const network = networkOf({ cluster, facts, platform: undefined, environment: undefined });
  const find = (name: string) => {
    const found = cluster.workloads.find(({ object }) => object.name === name);
    if (found === undefined) throw new Error(`no pod ${name}`);
    return found;
  };
  return { network, find };
}
const http = { port: 8080, protocol: 'TCP' } as const;
/** Whether one pod reaches another, and the side that denies it. */
function reach(
  from: string,
  to: string,
  policies: readonly string[],
  listening: typeof http | { port: number; protocol: 'UDP' } = http,
) {
  const { network, find } = load(...policies);
  return denialBetween(network, find(from), find(to), listening)?.side ?? 'allowed';
}
const ingress = (from: string, ports = '[]') =>
  policy(`{ podSelector: { matchLabels: { app: api } }, ingress: [{ from: ${from}, ports: ${ports} }] }`);
const named = (name: string) =>
  `namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } }`;

describe('pods reach each other', () => {
  it.each<[string, string, readonly string[], string]>([
    ['without policies', 'web', [], 'allowed'],
    [
      'with a policy for others',
      'web',
      [policy('{ podSelector: { matchLabels: { app: x } }, policyTypes: [Ingress, Egress] }')],
      'allowed',
    ],
    ['denied by a policy for all', 'web', [policy('{ podSelector: {}, policyTypes: [Ingress] }')], 'ingress'],
    [
      'denied on the way out first',
      'web',
      [policy('{ podSelector: {}, policyTypes: [Ingress, Egress] }')],
      'egress',
    ],
    ['a policy without types governs what comes in', 'web', [policy('{ podSelector: {} }')], 'ingress'],
    [
      'and what goes out where it has egress rules',
      'web',
      [
        policy(
          '{ podSelector: { matchLabels: { app: web } }, egress: [{ ports: [{ port: 53 }] }], ingress: [{}] }',
        ),
      ],
      'egress',
    ],
    ['an empty rule allows everybody', 'web', [policy('{ podSelector: {}, ingress: [{}] }')], 'allowed'],
    ['by pod label', 'web', [ingress('[{ podSelector: { matchLabels: { app: web } } }]')], 'allowed'],
    [
      'not by a label of another value',
      'web',
      [ingress('[{ podSelector: { matchLabels: { app: bff } } }]')],
      'ingress',
    ],
    [
      'a pod label holds in the namespace of the policy only',
      'bff',
      [ingress('[{ podSelector: { matchLabels: { app: bff } } }]')],
      'ingress',
    ],
    ['by the name of the namespace', 'bff', [ingress(`[{ ${named('edge')} }]`)], 'allowed'],
    [
      'by namespace and pod',
      'bff',
      [ingress(`[{ ${named('edge')}, podSelector: { matchLabels: { app: bff } } }]`)],
      'allowed',
    ],
    [
      'by namespace, but another pod',
      'bff',
      [ingress(`[{ ${named('edge')}, podSelector: { matchLabels: { app: web } } }]`)],
      'ingress',
    ],
    [
      'two peers are alternatives',
      'bff',
      [ingress(`[{ ${named('edge')} }, { podSelector: { matchLabels: { app: web } } }]`)],
      'allowed',
    ],
    [
      'by a label of the namespace',
      'bff',
      [ingress('[{ namespaceSelector: { matchLabels: { team: front } } }]')],
      'allowed',
    ],
    [
      'by a label that the namespace does not carry',
      'bff',
      [ingress('[{ namespaceSelector: { matchLabels: { team: back } } }]')],
      'ingress',
    ],
    ['by every namespace', 'bff', [ingress('[{ namespaceSelector: {} }]')], 'allowed'],
    [
      'by expressions',
      'web',
      [
        ingress(
          '[{ podSelector: { matchExpressions: [{ key: tier, operator: In, values: [front] }, { key: app, operator: NotIn, values: [api] }, { key: app, operator: Exists }, { key: x, operator: DoesNotExist }] } }]',
        ),
      ],
      'allowed',
    ],
    [
      'not by expressions that fail',
      'web',
      [ingress('[{ podSelector: { matchExpressions: [{ key: tier, operator: NotIn, values: [front] }] } }]')],
      'ingress',
    ],
    ['at the port', 'web', [ingress('[]', '[{ port: 8080 }]')], 'allowed'],
    ['not at another port', 'web', [ingress('[]', '[{ port: 80 }]')], 'ingress'],
    ['not by another protocol', 'web', [ingress('[]', '[{ port: 8080, protocol: UDP }]')], 'ingress'],
    ['at every port of a protocol', 'web', [ingress('[]', '[{ protocol: TCP }]')], 'allowed'],
    ['by the name that the receiver gives the port', 'web', [ingress('[]', '[{ port: http }]')], 'allowed'],
    ['not by the name of another port', 'web', [ingress('[]', '[{ port: dns, protocol: UDP }]')], 'ingress'],
    ['in a range', 'web', [ingress('[]', '[{ port: 8000, endPort: 8080 }]')], 'allowed'],
    ['not after the range', 'web', [ingress('[]', '[{ port: 8000, endPort: 8079 }]')], 'ingress'],
    [
      'policies add up',
      'web',
      [
        policy('{ podSelector: {}, policyTypes: [Ingress] }'),
        ingress('[]', '[{ port: 8080 }]').replace('name: p', 'name: q'),
      ],
      'allowed',
    ],
    [
      'policies of another namespace do not count',
      'web',
      [policy('{ podSelector: {}, policyTypes: [Ingress, Egress] }', 'edge')],
      'allowed',
    ],
    ['by a block that may hold pods', 'web', [ingress('[{ ipBlock: { cidr: 0.0.0.0/0 } }]')], 'allowed'],
    [
      'by a block of which pods are taken out',
      'web',
      [
        ingress(
          '[{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10] } }]',
        ),
      ],
      'ingress',
    ],
    ['by a public block', 'web', [ingress('[{ ipBlock: { cidr: 203.0.113.0/24 } }]')], 'ingress'],
  ])('%s', (_, from, policies, expected) => {
    expect(reach(from, 'api', policies)).toBe(expected);
  });

  it('both sides count', () => {
    const out = policy(
      `{ podSelector: {}, policyTypes: [Egress], egress: [{ to: [{ ${named('shop')} }], ports: [{ port: http }] }] }`,
      'edge',
      'out',
    );
    const deny = policy('{ podSelector: {}, policyTypes: [Ingress] }');
    expect(reach('bff', 'api', [out])).toBe('allowed');
    expect(reach('bff', 'api', [out, deny])).toBe('ingress');
    expect(reach('bff', 'api', [out], { port: 53, protocol: 'UDP' })).toBe('egress');
  });

  it('a denial names the policies, and the rule that comes nearest', () => {
    const { network, find } = load(
      policy('{ podSelector: {}, policyTypes: [Ingress] }', 'shop', 'deny'),
      ingress('[{ podSelector: { matchLabels: { app: web } } }]', '[{ port: 80 }]'),
    );
    const denial = denialBetween(network, find('web'), find('api'), http);
    expect(denial?.policies.map(({ object }) => object.name)).toEqual(['p', 'deny']);
    expect(denial?.near?.rule.path).toEqual(['spec', 'ingress', 0]);
  });
});

describe('what lies outside', () => {
  const egress = (to: string) =>
    policy(`{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ to: ${to} }] }`);
  const out = (to: string, end: End) => {
    const { network, find } = load(egress(to));
    return denialOf(network, 'egress', find('web'), end, http) === undefined;
  };
  const range = (text: string): End => {
    const found = parseRange(text);
    if (found === undefined) throw new Error(`no range: ${text}`);
    return { kind: 'addresses', range: found };
  };

  it.each<[string, End, boolean]>([
    ['[{ ipBlock: { cidr: 10.0.0.0/8 } }]', range('10.0.192.0/18'), true],
    ['[{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.128.0/17] } }]', range('10.0.192.0/18'), false],
    ['[{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.192.0/24] } }]', range('10.0.192.0/18'), true],
    ['[{ ipBlock: { cidr: 10.0.200.0/24 } }]', range('10.0.192.0/18'), true],
    ['[{ ipBlock: { cidr: 10.1.0.0/16 } }]', range('10.0.192.0/18'), false],
    ['[{ podSelector: {} }, { namespaceSelector: {} }]', range('10.0.192.0/18'), false],
    ['[{ ipBlock: { cidr: "::/0" } }]', range('10.0.192.0/18'), false],
    [
      '[{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }]',
      { kind: 'addresses', range: 'public' },
      true,
    ],
    ['[{ ipBlock: { cidr: 10.0.0.0/8 } }]', { kind: 'addresses', range: 'public' }, false],
    [`[{ ${named('kube-system')} }]`, podsElsewhere('kube-system'), true],
    ['[{ namespaceSelector: { matchLabels: { name: kube-system } } }]', podsElsewhere('kube-system'), true],
    ['[{ namespaceSelector: { matchLabels: { name: monitoring } } }]', podsElsewhere('kube-system'), false],
    [
      `[{ ${named('kube-system')}, podSelector: { matchLabels: { k8s-app: kube-dns } } }]`,
      podsElsewhere('kube-system', { 'k8s-app': 'kube-dns' }),
      true,
    ],
    [
      `[{ ${named('kube-system')}, podSelector: { matchLabels: { k8s-app: other } } }]`,
      podsElsewhere('kube-system', { 'k8s-app': 'kube-dns' }),
      false,
    ],
  ])('%s', (to, end, expected) => {
    expect(out(to, end)).toBe(expected);
  });
});

it('a further policy never allows what none allowed without restricting, and never denies what another allows', () => {
  const selector = fc.constantFrom(
    '{}',
    '{ matchLabels: { app: api } }',
    '{ matchLabels: { app: web } }',
    '{ matchLabels: { tier: back } }',
  );
  const peer = fc.constantFrom(
    '[]',
    '[{ podSelector: {} }]',
    `[{ ${named('edge')} }]`,
    '[{ namespaceSelector: {} }]',
    '[{ podSelector: { matchLabels: { app: web } } }]',
  );
  const ports = fc.constantFrom(
    '[]',
    '[{ port: 8080 }]',
    '[{ port: http }]',
    '[{ port: 1, endPort: 9000 }]',
    '[{ port: 53, protocol: UDP }]',
  );
  const made = fc
    .tuple(selector, peer, ports)
    .map(
      ([pods, from, at]) =>
        `{ podSelector: ${pods}, policyTypes: [Ingress], ingress: [{ from: ${from}, ports: ${at} }] }`,
    );
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 4 }), made, (specs, more) => {
      const policies = specs.map((spec, index) => policy(spec, 'shop', `p${index}`));
      const { network, find } = load(...policies);
      const isGoverned = network.policiesOn(find('api')).length > 0;
      const before = reach('web', 'api', policies);
      const after = reach('web', 'api', [...policies, policy(more, 'shop', 'more')]);
      if (isGoverned && before === 'allowed') expect(after).toBe('allowed');
      if (!isGoverned) expect(before).toBe('allowed');
      expect(podsOf(find('api')).namespace).toBe('shop');
    }),
    { numRuns: 200 },
  );
});
