import { expect, it } from 'vitest';
import { readPlatform } from '../../../model/index.ts';
import { toKubernetesApi } from './peers.ts';

function wayTo(provider: 'aws' | 'azure' | 'gcp', cluster: object) {
  const { platform, diagnostics } = readPlatform({
    name: 'shop',
    environments: ['production'],
    cloud: { provider, region: { aws: 'eu-central-1', azure: 'westeurope', gcp: 'europe-west4' }[provider] },
    cluster,
    services: { web: { port: 8080 } },
  });
  const [environment] = platform?.environments ?? [];
  if (environment === undefined) throw new Error(JSON.stringify(diagnostics));
  return toKubernetesApi(environment);
}

const ports = [{ protocol: 'TCP', port: 443 }];

it('is narrow where the definition says at which addresses the Kubernetes API is', () => {
  const to = [{ ipBlock: { cidr: '20.1.2.3/32' } }, { ipBlock: { cidr: '172.16.0.0/28' } }];
  for (const provider of ['aws', 'azure', 'gcp'] as const)
    expect(wayTo(provider, { apiServer: ['20.1.2.3/32', '172.16.0.0/28'] })).toEqual({ to, ports });
});

it('is the private network on AWS, and any address elsewhere', () => {
  expect(wayTo('azure', {})).toEqual({ ports });
  expect(wayTo('aws', {})).toEqual({
    to: [{ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.192.0/18'] } }],
    ports,
  });
});
