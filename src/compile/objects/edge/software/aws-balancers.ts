import type { Edge, Environment, Platform } from '../../../../model/index.ts';
import { clusterName } from '../../addresses.ts';
import type { Component } from '../../area.ts';
import { sourced } from '../../sourced.ts';
import { resources, scheduling } from '../pods.ts';

/** Source of the keys: aws/eks-charts, stable/aws-load-balancer-controller/values.yaml (3.5.0). */
export function awsBalancers(platform: Platform, environment: Environment, edge: Edge): Component {
  const values = {
    clusterName: clusterName(platform, environment),
    region: environment.cloud.region,
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: resources('50m', '128Mi', '256Mi'),
    ...scheduling(environment, edge),
  };
  return {
    name: 'aws-load-balancer-controller',
    software: 'aws-load-balancer-controller',
    namespace: 'kube-system',
    purpose: 'Makes the load balancers that Services and Ingresses ask for',
    values: sourced(
      values,
      [...edge.path, 'loadBalancer'].slice(0, edge.loadBalancer === 'application' ? 2 : 1),
    ),
    needs: [],
  };
}
