import { describe, expect, it } from 'vitest';
import { readFacts } from '../facts/index.ts';
import { defaultsIn, podBounds } from './amounts.ts';

/** The requests and limits of the one pod in some YAML. */
function boundsOf(spec: string, range = '') {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: pod, namespace: shop }\nspec:\n${spec}`;
  const [cluster] = readFacts([{ path: 'pod.yaml', text: `${pod}---\n${range}` }]).clusters;
  const [workload] = cluster?.workloads ?? [];
  if (cluster === undefined || workload === undefined) throw new Error('no pod was read');
  return podBounds(workload, defaultsIn(cluster, 'shop'));
}

const container = (name: string, cpu: string, more = '') =>
  `    - { name: ${name}, image: i, resources: { requests: { cpu: ${cpu} } }${more} }\n`;

describe('podBounds', () => {
  it('adds up the containers', () => {
    const { requests } = boundsOf(`  containers:\n${container('a', '1')}${container('b', '2')}`);
    expect(requests).toEqual({ cpu: 3 });
  });

  it('takes an init container that needs more than all others', () => {
    const { requests } = boundsOf(
      `  initContainers:\n${container('init', '5')}  containers:\n${container('a', '1')}`,
    );
    expect(requests).toEqual({ cpu: 5 });
  });

  it('counts a sidecar beside the containers and beside the init containers after it', () => {
    const sidecar = container('proxy', '1', ', restartPolicy: Always');
    const { requests } = boundsOf(
      `  initContainers:\n${container('first', '6')}${sidecar}${container('second', '5.5')}  containers:\n${container('a', '2')}`,
    );
    expect(requests).toEqual({ cpu: 6.5 });
  });

  it('prefers what is stated for the whole pod, and adds the overhead', () => {
    const { requests } = boundsOf(
      `  overhead: { cpu: 250m }\n  resources: { requests: { cpu: 4 } }\n  containers:\n${container('a', '1')}`,
    );
    expect(requests).toEqual({ cpu: 4.25 });
  });

  it('makes a limit a request, and takes defaults from the LimitRange as the API server does', () => {
    const range = `apiVersion: v1
kind: LimitRange
metadata: { name: range, namespace: shop }
spec:
  limits:
    - type: Container
      default: { cpu: 400m }
      defaultRequest: { cpu: 100m }
      max: { memory: 1Gi }
`;
    const { requests, limits } = boundsOf(
      '  containers:\n    - { name: a, image: i }\n    - { name: b, image: i, resources: { limits: { cpu: 800m } } }\n',
      range,
    );
    expect(limits).toEqual({ cpu: 1.2000000000000002, memory: 2 * 2 ** 30 });
    expect(requests).toEqual({ cpu: 0.9, memory: 2 * 2 ** 30 });
  });
});
