import type { Environment, Service } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { restrictedContainer } from '../pod-security.ts';
import { gatewayPlugin, isLedByGateway } from '../release-names.ts';
import { sourced } from '../sourced.ts';

/** Argo Rollouts. Value names: chart argo-rollouts 2.41, values.yaml. */
export function rollouts(environment: Environment, first: Service): Component {
  const spread = {
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
  };
  const led = environment.services.some(isLedByGateway);
  const values = {
    controller: {
      pdb: { enabled: true, maxUnavailable: 1 },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      ...(environment.cloud.zones < 2 ? {} : { topologySpreadConstraints: [spread] }),
      ...(led ? plugin : {}),
    },
    ...(led ? { providerRBAC: { additionalRules: [routes] } } : {}),
  };
  return {
    name: 'argo-rollouts',
    software: 'argo-rollouts',
    namespace: 'argo-rollouts',
    purpose: 'Moves requests to new versions step by step, and back when they fail',
    values: sourced(values, 'path' in first.release ? first.release.path : first.path, {
      comments: led
        ? {
            'controller.initContainers':
              'The plugin comes with its image, for the machines of any node: a start does not wait for a download.',
            'providerRBAC.additionalRules':
              'No more than the plugin needs; the switch of the chart would open ConfigMaps everywhere as well.',
          }
        : {},
    }),
    needs: [],
  };
}

const binary = 'rollouts-plugin-trafficrouter-gatewayapi';
const folder = '/plugins';
const mount = { name: 'gateway-plugin', mountPath: folder };

/**
 * The plugin for the Gateway API. Source: argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi v0.17.0 (2026-09-01),
 * docs/installation.md and Dockerfile. From v0.13 on it needs Gateway API 1.2.
 */
const plugin = {
  initContainers: [
    {
      name: 'gateway-plugin',
      image: `ghcr.io/argoproj-labs/${binary}:v0.17.0`,
      command: ['cp', `/bin/${binary}`, folder],
      resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      securityContext: restrictedContainer,
      volumeMounts: [mount],
    },
  ],
  trafficRouterPlugins: [{ name: gatewayPlugin, location: `file://${folder}/${binary}` }],
  volumes: [{ name: mount.name, emptyDir: {} }],
  volumeMounts: [mount],
};

/** What the plugin does with routes. Source: as above, docs/installation.md, Permissions. */
const routes = {
  apiGroups: ['gateway.networking.k8s.io'],
  resources: ['httproutes'],
  verbs: ['get', 'list', 'update', 'patch'],
};
