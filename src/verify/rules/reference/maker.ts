import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { scope } from '../../../kubernetes/index.ts';
import { oncePer } from '../../once-per.ts';

/** Kinds that we know, of which operators make things that we do not. */
const KINDS = {
  keys: new Set(['Bundle', 'ClusterBundle', 'ClusterExternalSecret']),
  pods: new Set([
    'Alertmanager',
    'IstioOperator',
    'Prometheus',
    'PrometheusAgent',
    'ScaledJob',
    'ThanosRuler',
  ]),
} as const;

/**
 * Objects of which an operator may make Secrets and ConfigMaps, or pods, without any file saying so: those
 * of kinds that we do not know at all are among them.
 */
export const makersOf = {
  keys: oncePer((cluster: Cluster) => cluster.objects.filter(isMakerOf('keys'))),
  pods: oncePer((cluster: Cluster) => cluster.objects.filter(isMakerOf('pods'))),
} as const;

function isMakerOf(what: keyof typeof KINDS): (object: KubernetesObject) => boolean {
  return ({ apiVersion, kind }) => KINDS[what].has(kind) || scope(apiVersion, kind) === undefined;
}
