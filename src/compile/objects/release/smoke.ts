import type { Sourced } from '../../../base/index.ts';
import type {
  AnalysisTemplate,
  Container,
  NetworkPolicy,
  PodSpec,
  ServiceAccount,
} from '../../../kubernetes/index.ts';
import type { Platform, Service, ServicePort, Smoke } from '../../../model/index.ts';
import { hostOf } from '../addresses.ts';
import type { Opening } from '../area.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { serviceOf, tcp } from '../network/peers.ts';
import { restrictedContainer } from '../pod-security.ts';
import { smokeName, trialService } from '../release-names.ts';
import { sourced } from '../sourced.ts';

/** curl's own image; tag of its release. Source: github.com/curl/curl-container, 2025-11. */
const requester = 'docker.io/curlimages/curl:8.17.0';
/** An unprivileged id: the one of curl's image. */
const user = 100;
/** Seconds after which a test that has not ended has failed. */
const longest = 600;

/** The test of the new pods before they serve: a job with an identity and a way to them. */
export function smokeTest(platform: Platform, service: Service, smoke: Smoke): readonly Sourced[] {
  const name = smokeName(service);
  const from = service.release.strategy === 'blueGreen' ? [...service.release.path, 'smoke'] : service.path;
  const metadata = { name, namespace: service.namespace, labels: labelsOf(platform, name, 'release') };
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: false,
  };
  const template: AnalysisTemplate = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata,
    spec: {
      metrics: [
        {
          name: 'smoke',
          provider: {
            job: {
              spec: {
                backoffLimit: 2,
                activeDeadlineSeconds: longest,
                template: {
                  metadata: { labels: metadata.labels },
                  spec: podOf(service, smoke),
                },
              },
            },
          },
        },
      ],
    },
  };
  const policy: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels: selectorOf(name) },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        {
          to: [serviceOf(service.name, service.namespace, service.namespace)],
          ports: portsOf(service).map(({ port }) => tcp(port)),
        },
      ],
    },
  };
  return [
    sourced(template, from),
    sourced(account, from),
    sourced(policy, from, { comments: { 'spec.egress[0]': `the pods of ${service.name} that it tests` } }),
  ];
}

/** What the network policy of the service lets in for its test. */
export function smokeOpening(service: Service): Opening {
  return {
    of: 'service',
    name: service.name,
    side: 'ingress',
    allowed: {
      rule: {
        from: [serviceOf(smokeName(service), service.namespace, service.namespace)],
        ports: portsOf(service).map(({ port }) => tcp(port)),
      },
      why: 'the test of a new version before it serves',
      from: service.release.strategy === 'blueGreen' ? [...service.release.path, 'smoke'] : service.path,
    },
  };
}

function portsOf(service: Service): readonly ServicePort[] {
  return service.ports.filter((port) => port.name !== 'metrics' && port.protocol === 'TCP');
}

function podOf(service: Service, smoke: Smoke): PodSpec {
  const host = hostOf(trialService(service) ?? service.name, service.namespace);
  const port = portsOf(service)[0]?.expose;
  const target = `http://${host}${port === undefined || port === 80 ? '' : `:${port}`}`;
  const container: Container = {
    name: 'smoke',
    ...(smoke.kind === 'request'
      ? { image: requester, args: [...patience, `${target}${smoke.path}`] }
      : {
          image: smoke.image,
          ...(smoke.args.length === 0 ? {} : { args: [...smoke.args] }),
          env: [{ name: 'TARGET', value: target }],
        }),
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
    securityContext: restrictedContainer,
  };
  return {
    serviceAccountName: smokeName(service),
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    restartPolicy: 'Never',
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [container],
  };
}

/** Arguments of curl: an answer of 400 and above is a failure; a new Service may take seconds to answer. */
const patience = [
  '--fail',
  '--silent',
  '--show-error',
  '--max-time',
  '10',
  '--retry',
  '5',
  '--retry-all-errors',
];
