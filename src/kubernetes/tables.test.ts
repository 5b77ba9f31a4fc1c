import { describe, expect, it } from 'vitest';
import { type DataPath, valueAt } from '../base/index.ts';
import { groupOf, isCoreKind, knownKinds, mergeKey, podSpecPath, removedVersion, scope } from './index.ts';
import { samples } from './samples.fixture.ts';

describe('mergeKey', () => {
  const pod: DataPath = ['spec', 'template', 'spec'];
  /** Each row was tried with `kubectl kustomize` (Kubernetes 1.36). */
  it.each([
    ['apps/v1', 'Deployment', [...pod, 'containers'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'initContainers'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'ephemeralContainers'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'env'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'initContainers', 2, 'env'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'ports'], ['containerPort', 'protocol']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'volumeMounts'], ['mountPath']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'volumeDevices'], ['devicePath']],
    ['apps/v1', 'Deployment', [...pod, 'volumes'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'imagePullSecrets'], ['name']],
    ['apps/v1', 'Deployment', [...pod, 'hostAliases'], ['ip']],
    ['apps/v1', 'Deployment', [...pod, 'topologySpreadConstraints'], ['topologyKey', 'whenUnsatisfiable']],
    ['batch/v1', 'CronJob', ['spec', 'jobTemplate', ...pod, 'containers'], ['name']],
    ['v1', 'Pod', ['spec', 'containers', 0, 'env'], ['name']],
    ['v1', 'Service', ['spec', 'ports'], ['port', 'protocol']],
    ['v1', 'ServiceAccount', ['secrets'], ['name']],
    ['v1', 'Node', ['spec', 'podCIDRs'], []],
    ['v1', 'ConfigMap', ['metadata', 'finalizers'], []],
    ['v1', 'ConfigMap', ['metadata', 'ownerReferences'], ['uid']],
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', ['webhooks'], ['name']],
  ] as const)('%s %s %j is merged by %j', (apiVersion, kind, path, keys) => {
    expect(mergeKey(apiVersion, kind, path)).toEqual(keys);
  });

  it.each([
    ['apps/v1', 'Deployment', [...pod, 'tolerations']],
    ['apps/v1', 'Deployment', [...pod, 'schedulingGates']],
    ['apps/v1', 'Deployment', [...pod, 'resourceClaims']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'args']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'envFrom']],
    ['apps/v1', 'Deployment', [...pod, 'containers', 0, 'securityContext', 'capabilities', 'drop']],
    ['apps/v1', 'Deployment', [...pod, 'volumes', 0, 'configMap', 'items']],
    ['apps/v1', 'Deployment', ['spec', 'selector', 'matchExpressions']],
    ['apps/v1', 'StatefulSet', ['spec', 'volumeClaimTemplates']],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', ['spec', 'metrics']],
    ['networking.k8s.io/v1', 'Ingress', ['spec', 'rules']],
    ['networking.k8s.io/v1', 'NetworkPolicy', ['spec', 'ingress']],
    ['v1', 'LimitRange', ['spec', 'limits']],
    ['v1', 'Node', ['spec', 'taints']],
    ['v1', 'ServiceAccount', ['imagePullSecrets']],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', ['subjects']],
    ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', ['spec', 'resourcePolicy', 'containerPolicies']],
    ['argoproj.io/v1alpha1', 'Rollout', [...pod, 'containers']],
  ] as const)('%s %s %j is replaced as a whole', (apiVersion, kind, path) => {
    expect(mergeKey(apiVersion, kind, path)).toBeUndefined();
  });
});

describe('removedVersion', () => {
  it.each([
    ['extensions/v1beta1', 'Deployment', '1.16', 'apps/v1'],
    ['extensions/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1'],
    ['apps/v1beta2', 'StatefulSet', '1.16', 'apps/v1'],
    ['policy/v1beta1', 'PodDisruptionBudget', '1.25', 'policy/v1'],
    ['batch/v1beta1', 'CronJob', '1.25', 'batch/v1'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26', 'autoscaling/v2'],
    ['rbac.authorization.k8s.io/v1beta1', 'Role', '1.22', 'rbac.authorization.k8s.io/v1'],
  ])('%s %s was removed in %s', (apiVersion, kind, removedIn, instead) => {
    expect(removedVersion(apiVersion, kind)).toEqual({ removedIn, instead });
  });

  it('names no successor of a kind that is gone', () => {
    expect(removedVersion('policy/v1beta1', 'PodSecurityPolicy')).toEqual({ removedIn: '1.25' });
  });

  it('has nothing against a version that is served', () => {
    expect(
      samples.filter((object) => removedVersion(String(object.apiVersion), String(object.kind))),
    ).toEqual([]);
    expect(removedVersion('networking.istio.io/v1beta1', 'VirtualService')).toBeUndefined();
  });
});

describe('scope', () => {
  it.each([
    ['v1', 'Namespace', 'cluster'],
    ['v1', 'Service', 'namespace'],
    ['apps/v1', 'Deployment', 'namespace'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'cluster'],
    ['rbac.authorization.k8s.io/v1', 'Role', 'namespace'],
    ['karpenter.sh/v1', 'NodePool', 'cluster'],
    ['cert-manager.io/v1', 'ClusterIssuer', 'cluster'],
    ['networking.istio.io/v1', 'VirtualService', 'namespace'],
    ['postgresql.cnpg.io/v1', 'Cluster', 'namespace'],
    ['example.com/v1', 'Thing', undefined],
  ] as const)('%s %s: %s', (apiVersion, kind, expected) => {
    expect(scope(apiVersion, kind)).toBe(expected);
  });

  it('knows every kind of the schema', () => {
    const unknown = knownKinds().filter((name) => {
      const [apiVersion = '', kind = ''] = name.split(' ');
      return scope(apiVersion, kind) === undefined;
    });
    expect(unknown).toEqual([]);
  });

  it('tells the kinds of Kubernetes from those of extensions', () => {
    expect(isCoreKind('apps/v1', 'Deployment')).toBe(true);
    expect(isCoreKind('argoproj.io/v1alpha1', 'Rollout')).toBe(false);
    expect(groupOf('apps/v1')).toBe('apps');
    expect(groupOf('v1')).toBe('');
  });
});

describe('podSpecPath', () => {
  it('leads to containers in every sample that has a pod', () => {
    const without = samples.filter((object) => {
      const path = podSpecPath(String(object.kind));
      return path !== undefined && !Array.isArray(valueAt(object, [...path, 'containers']));
    });
    expect(without).toEqual([]);
    expect(podSpecPath('Service')).toBeUndefined();
  });
});
