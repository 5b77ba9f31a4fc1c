import type { RuleCases } from '../../../rule.ts';
import { pods, policy } from '../trial.ts';

const dns = (ports: string, pod = 'k8s-app: kube-dns') => `    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
          podSelector: { matchLabels: { ${pod} } }
      ports: ${ports}
`;
const api = (egress: string, key = '  egress:') =>
  pods('api') + policy('api', `  podSelector: { matchLabels: { app: api } }\n${key}\n${egress}`);
const database = '    - to: [{ podSelector: { matchLabels: { app: db } } }]\n      ports: [{ port: 5432 }]\n';
const udpAndTcp = '[{ port: 53, protocol: UDP }, { port: 53 }]';

export const cases: RuleCases = {
  bad: [
    { name: 'nothing about DNS', files: { 'shop.yaml': api(database, '  egress: # <-- here') } },
    {
      name: 'UDP only',
      files: {
        'shop.yaml': api(
          database + dns('[{ port: 53, protocol: UDP }]').replace('ports:', 'ports: # <-- here\n       '),
        ),
      },
    },
    {
      name: 'other pods of the right namespace',
      files: {
        'shop.yaml': api(database + dns(udpAndTcp, 'k8s-app: metrics-server'), '  egress: # <-- here'),
      },
    },
    {
      name: 'the pods of its own namespace',
      files: {
        'shop.yaml': api(
          `    - to: [{ podSelector: {} }]\n      ports: ${udpAndTcp}\n`,
          '  egress: # <-- here',
        ),
      },
    },
    {
      name: 'two workloads of one policy are one finding',
      files: {
        'shop.yaml':
          pods('api') + pods('web') + policy('all', `  podSelector: {}\n  egress: # <-- here\n${database}`),
      },
    },
  ],
  good: [
    { name: 'both protocols', files: { 'shop.yaml': api(database + dns(udpAndTcp)) } },
    {
      name: 'in a policy of the whole namespace',
      files: {
        'shop.yaml':
          api(database) +
          policy('deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n') +
          policy('dns', `  podSelector: {}\n  egress:\n${dns(udpAndTcp)}`),
      },
    },
    {
      name: 'any namespace, any address, the cache of the node',
      files: {
        'shop.yaml': api(`    - to: [{ namespaceSelector: {} }]\n      ports: ${udpAndTcp}\n`),
        'web.yaml':
          pods('web') +
          policy(
            'web',
            '  podSelector: { matchLabels: { app: web } }\n  egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]\n',
          ),
        'bff.yaml':
          pods('bff') +
          policy(
            'bff',
            `  podSelector: { matchLabels: { app: bff } }\n  egress: [{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }], ports: ${udpAndTcp} }]\n`,
          ),
      },
    },
    {
      name: 'pods that are to talk to nobody, and pods that are not restricted',
      files: {
        'shop.yaml':
          pods('api') +
          policy('api', '  podSelector: { matchLabels: { app: api } }\n  policyTypes: [Egress]\n') +
          pods('web') +
          policy('web', '  podSelector: { matchLabels: { app: web } }\n  ingress: [{}]\n'),
      },
    },
    {
      name: 'resolvers of its own, and the network of the node',
      files: {
        'shop.yaml':
          pods('api', { pod: '      dnsPolicy: None\n' }) +
          pods('agent', { pod: '      hostNetwork: true\n' }) +
          policy('all', `  podSelector: {}\n  egress:\n${database}`),
      },
    },
  ],
};
