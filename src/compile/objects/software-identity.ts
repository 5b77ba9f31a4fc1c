import type { DataPath, JsonObject } from '../../base/index.ts';
import { cloudIdentity, type Environment, type Platform, type SoftwareAtCloud } from '../../model/index.ts';
import { accountAnnotations } from './account-annotations.ts';
import type { Component } from './area.ts';

/** Where a chart takes what ties its account to an identity at the cloud. */
interface Place {
  readonly annotations: DataPath;
  readonly podLabels: DataPath;
  /** Whether it acts at the cloud in an environment. */
  acts(environment: Environment): boolean;
}

const usual = { annotations: ['serviceAccount', 'annotations'], podLabels: ['podLabels'] };
const always = () => true;

/** Whether the zone of the public hosts is at the cloud that the cluster runs in. */
const hasZone = ({ cloud, edge }: Environment) =>
  edge?.dns.provider === { aws: 'aws', azure: 'azure', gcp: 'google' }[cloud.provider];

/**
 * Source: values.yaml of each chart in the version of the table of software; karpenter, external-dns, cert-manager, tempo,
 * fluent-bit, aws-load-balancer-controller and opentelemetry-collector have the keys of most charts.
 */
const places: Readonly<Record<SoftwareAtCloud, Place>> = {
  'aws-load-balancer-controller': { ...usual, acts: always },
  'cert-manager': {
    ...usual,
    acts: (environment) => hasZone(environment) && environment.edge?.certificates?.challenge === 'dns',
  },
  'cluster-autoscaler': { ...usual, annotations: ['rbac', 'serviceAccount', 'annotations'], acts: always },
  'external-dns': { ...usual, acts: hasZone },
  'fluent-bit': { ...usual, acts: always },
  grafana: {
    ...usual,
    acts: ({ logs, traces }) => logs?.store === 'cloudwatch' || traces?.store === 'xray',
  },
  karpenter: { ...usual, acts: always },
  loki: { ...usual, podLabels: ['loki', 'podLabels'], acts: always },
  'opentelemetry-collector': { ...usual, acts: ({ traces }) => traces?.store === 'xray' },
  tempo: { ...usual, acts: always },
};

/**
 * A component with the identity that it has at the cloud: the one that the definition names, or one that is derived from
 * its name. Where AWS binds roles to accounts by their names (EKS Pod Identity) its files say nothing.
 */
export function withIdentity(platform: Platform, environment: Environment, component: Component): Component {
  if (!isAtCloud(component.software) || !places[component.software].acts(environment)) return component;
  const { cloud, security } = environment;
  const place = places[component.software];
  const given = security.identities[component.software];
  const byName = cloud.provider === 'aws' && cloud.identity === 'pod-identity';
  const derived = byName
    ? undefined
    : cloudIdentity(cloud, platform.name, environment.name, component.name)?.identity;
  const identity = given ?? derived;
  if (identity === undefined) return component;
  const value = [
    { path: place.annotations, entries: accountAnnotations(environment, identity) },
    // The webhook of Azure Workload Identity passes over pods without the label.
    ...(cloud.provider === 'azure'
      ? [{ path: place.podLabels, entries: { 'azure.workload.identity/use': 'true' } }]
      : []),
  ].reduce((values, { path, entries }) => put(values, path, entries), component.values.value);
  return { ...component, values: { ...component.values, value } };
}

function isAtCloud(software: string): software is SoftwareAtCloud {
  return Object.hasOwn(places, software);
}

/** Adds entries to the map at a path. */
function put(value: JsonObject, [step, ...rest]: DataPath, entries: JsonObject): JsonObject {
  if (step === undefined) return { ...value, ...entries };
  return { ...value, [step]: put((value[step] ?? {}) as JsonObject, rest, entries) };
}
