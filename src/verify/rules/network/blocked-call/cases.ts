import type { RuleCases } from '../../../rule.ts';
import { pods, policy, shop } from '../trial.ts';

const callers = shop({ web: { port: 8080, calls: ['api'] }, api: { port: 8080 } });
/** A policy without rules of a side is mended at its spec. */
const marked = (text: string) => text.replace('spec:', 'spec: # <-- here');
const both = pods('web') + pods('api');
const withStore = (store: object) =>
  shop({ api: { port: 8080, calls: ['db'] } }, { stores: { db: { type: 'postgres', ...store } } });
const withExternal = shop(
  { api: { port: 8080, calls: ['mail'] } },
  { externals: { mail: { host: 'mail.example.com', port: 587, addresses: ['203.0.113.0/24'] } } },
);

export const cases: RuleCases = {
  bad: [
    {
      name: 'the callee admits nobody',
      definition: callers,
      files: { 'shop.yaml': both + marked(policy('api', '  podSelector: { matchLabels: { app: api } }\n')) },
    },
    {
      name: 'allowed on the callee, but the caller may send nothing',
      definition: callers,
      files: {
        'shop.yaml':
          both +
          marked(policy('deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n')) +
          policy(
            'api',
            '  podSelector: { matchLabels: { app: api } }\n  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }]\n',
          ),
      },
    },
    {
      name: 'the right peer at another port of the callee',
      definition: callers,
      files: {
        'shop.yaml':
          pods('web') +
          pods('api', { ports: '[{ containerPort: 8080 }, { containerPort: 9090 }]' }) +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: # <-- here
        - port: 9090
`,
          ),
      },
    },
    {
      name: 'the right labels in the namespace of the policy, while the caller is in another',
      definition: shop(
        { web: { port: 8080, namespace: 'edge', calls: ['api'] }, api: { port: 8080 } },
        { namespaces: { shop: {}, edge: {} } },
      ),
      files: {
        'shop.yaml':
          pods('web', { namespace: 'edge' }) +
          pods('api') +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  ingress: # <-- here
    - from: [{ podSelector: { matchLabels: { app: web } } }]
`,
          ),
      },
    },
    {
      name: 'a managed store is reached by address, not by pods',
      definition: withStore({}),
      files: {
        'shop.yaml':
          pods('api') +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  egress: # <-- here
    - to: [{ podSelector: { matchLabels: { app: postgres } } }]
      ports: [{ port: 5432 }]
    - to: [{ ipBlock: { cidr: 10.0.0.0/18 } }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.0.192.0/18] } }]
`,
          ),
      },
    },
    {
      name: 'a store in the cluster, at both ends',
      definition: withStore({ runs: 'cluster' }),
      files: {
        'shop.yaml': `${pods('api')}apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 3 }
---
${marked(policy('deny', '  podSelector: {}\n  policyTypes: [Egress]\n'))}${marked(policy('db', '  podSelector: { matchLabels: { cnpg.io/cluster: db } }\n'))}`,
      },
    },
    {
      name: 'an external system whose addresses no block holds',
      definition: withExternal,
      files: {
        'shop.yaml':
          pods('api') +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  egress: # <-- here
    - to: [{ ipBlock: { cidr: 198.51.100.0/24 } }]
`,
          ),
      },
    },
  ],
  good: [
    { name: 'no policy at all', definition: callers, files: { 'shop.yaml': both } },
    {
      name: 'the right peer at a port that no pod opens, which another rule says',
      definition: callers,
      files: {
        'shop.yaml':
          both +
          policy(
            'api',
            '  podSelector: { matchLabels: { app: api } }\n  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 80 }] }]\n',
          ),
      },
    },
    {
      name: 'both ends, with names, ranges and namespaces',
      definition: shop(
        { web: { port: 8080, namespace: 'edge', calls: ['api'] }, api: { port: 8080 } },
        { namespaces: { shop: {}, edge: {} } },
      ),
      files: {
        'shop.yaml':
          pods('web', { namespace: 'edge' }) +
          pods('api', { ports: '[{ name: http, containerPort: 8080 }]' }) +
          policy('deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n') +
          policy('deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n', 'edge') +
          policy(
            'web',
            `  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }, podSelector: { matchExpressions: [{ key: app, operator: In, values: [api] }] } }]
      ports: [{ port: http }]
`,
            'edge',
          ) +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: edge } } }]
      ports: [{ port: 8000, endPort: 8100 }]
`,
          ),
      },
    },
    {
      name: 'a managed store and an external system by address',
      definition: withStore({}),
      files: {
        'shop.yaml':
          pods('api') +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  egress:
    - to: [{ ipBlock: { cidr: 10.0.192.0/18 } }]
      ports: [{ port: 5432 }]
`,
          ),
      },
    },
    {
      name: 'an external system by a wide block',
      definition: withExternal,
      files: {
        'shop.yaml':
          pods('api') +
          policy(
            'api',
            `  podSelector: { matchLabels: { app: api } }
  egress:
    - to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }]
`,
          ),
      },
    },
    {
      name: 'pods on the network of their node',
      definition: callers,
      files: {
        'shop.yaml':
          pods('web', { pod: '      hostNetwork: true\n' }) +
          pods('api') +
          policy('deny', '  podSelector: { matchLabels: { app: web } }\n  policyTypes: [Egress]\n'),
      },
    },
    {
      name: 'policies of another product beside it',
      definition: callers,
      files: {
        'shop.yaml': `${both}${policy('deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n')}apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: api, namespace: shop }
spec: { endpointSelector: {} }
`,
      },
    },
  ],
};
