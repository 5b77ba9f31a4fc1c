import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../base/index.ts';
import { ignoredFields } from './ignored.ts';
import { chartAddress } from './project.ts';

const object = (apiVersion: string, kind: string, name: string, spec: object): JsonObject =>
  ({ apiVersion, kind, metadata: { name, namespace: 'shop' }, spec }) as JsonObject;
const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'api', { scaleTargetRef: target });
const deployment = (spec: object) => object('apps/v1', 'Deployment', 'api', spec);

describe('fields that Git does not own', () => {
  it('are the replicas of what an autoscaler moves, where they are stated', () => {
    const stated = deployment({ replicas: 3 });
    expect(ignoredFields([stated], [stated, scaler])).toEqual([
      { group: 'apps', kind: 'Deployment', name: 'api', jsonPointers: ['/spec/replicas'] },
    ]);
    expect(ignoredFields([deployment({})], [scaler])).toEqual([]);
    expect(ignoredFields([stated], [stated])).toEqual([]);
  });

  it('are the replicas of what KEDA moves', () => {
    const stated = deployment({ replicas: 3 });
    const scaled = object('keda.sh/v1alpha1', 'ScaledObject', 'queue', { scaleTargetRef: { name: 'api' } });
    expect(ignoredFields([stated], [scaled])).toHaveLength(1);
  });

  it('are the weights of routes that a Rollout shifts', () => {
    const rollout = object('argoproj.io/v1alpha1', 'Rollout', 'api', {
      strategy: { canary: { trafficRouting: { istio: { virtualService: { name: 'api' } } } } },
    });
    const routes = object('networking.istio.io/v1', 'VirtualService', 'api', { http: [] });
    const others = object('networking.istio.io/v1', 'VirtualService', 'web', { http: [] });
    expect(ignoredFields([routes, others], [rollout])).toEqual([
      {
        group: 'networking.istio.io',
        kind: 'VirtualService',
        name: 'api',
        jqPathExpressions: ['.spec.http[].route[].weight'],
      },
    ]);
  });
});

describe('routes of another place', () => {
  const led = (trafficRouting: object) =>
    object('argoproj.io/v1alpha1', 'Rollout', 'api', { strategy: { canary: { trafficRouting } } });

  it('are found by the name with a namespace that Argo Rollouts takes', () => {
    const routes = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'www', namespace: 'istio-ingress' },
      spec: {},
    };
    const rollout = led({ istio: { virtualServices: [{ name: 'api' }, { name: 'www.istio-ingress' }] } });
    expect(ignoredFields([routes], [rollout])).toHaveLength(1);
    expect(ignoredFields([routes], [led({ istio: { virtualService: { name: 'www' } } })])).toEqual([]);
  });

  it('are HTTPRoutes, with the rules that a release adds to them', () => {
    const routes = object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'api', { rules: [] });
    const rollout = led({
      managedRoutes: [{ name: 'by-header' }],
      plugins: { 'argoproj-labs/gatewayAPI': { httpRoutes: [{ name: 'api' }] } },
    });
    expect(ignoredFields([routes], [rollout])).toEqual([
      {
        group: 'gateway.networking.k8s.io',
        kind: 'HTTPRoute',
        name: 'api',
        jqPathExpressions: [
          '.spec.rules[].backendRefs[].weight',
          '.spec.rules[] | select(.name == "by-header")',
        ],
      },
    ]);
  });
});

it('writes the address of a registry as Argo CD does', () => {
  expect(chartAddress('oci://ghcr.io/nginx/charts/nginx-gateway-fabric', 'nginx-gateway-fabric')).toBe(
    'ghcr.io/nginx/charts',
  );
  expect(chartAddress('https://charts.jetstack.io', 'cert-manager')).toBe('https://charts.jetstack.io');
});
