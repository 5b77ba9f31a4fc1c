import type { RuleCases } from '../../../rule.ts';

const namespace = (level: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: ${level}
---
`;

const pod = (spec: string, container = '', name = 'web') => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
spec:
${spec}  containers:
    - name: web
      image: registry.example.com/web:1.0.0
${container}---
`;

/** The security context of a pod and of a container that the restricted level accepts. */
const podContext = `  securityContext:
    runAsNonRoot: true
    seccompProfile: { type: RuntimeDefault }
`;
const containerContext = `      securityContext:
        allowPrivilegeEscalation: false
        capabilities: { drop: [ALL] }
`;

const baselineBad = (name: string, spec: string, container = '') => ({
  name: `baseline: ${name}`,
  files: { 'pod.yaml': namespace('baseline') + pod(spec, container) },
});

const restrictedBad = (name: string, spec: string, container: string) => ({
  name: `restricted: ${name}`,
  files: { 'pod.yaml': namespace('restricted') + pod(spec, container) },
});

export const cases: RuleCases = {
  bad: [
    baselineBad('host namespaces', '  hostNetwork: true # <-- here\n  hostPID: true\n'),
    baselineBad('privileged', '', '      securityContext:\n        privileged: true # <-- here\n'),
    baselineBad(
      'capabilities',
      '',
      '      securityContext:\n        capabilities:\n          add:\n            - CHOWN\n            - NET_ADMIN # <-- here\n',
    ),
    baselineBad('hostPath', '  volumes:\n    - name: logs\n      hostPath: { path: /var/log } # <-- here\n'),
    baselineBad(
      'hostPort',
      '',
      '      ports:\n        - containerPort: 80\n          hostPort: 80 # <-- here\n',
    ),
    baselineBad(
      'host of a probe',
      '',
      '      livenessProbe:\n        httpGet:\n          port: 80\n          host: example.com # <-- here\n',
    ),
    baselineBad('AppArmor', '  securityContext:\n    appArmorProfile:\n      type: Unconfined # <-- here\n'),
    baselineBad(
      'SELinux',
      '  securityContext:\n    seLinuxOptions:\n      type: container_t\n      user: system_u # <-- here\n',
    ),
    baselineBad('procMount', '', '      securityContext:\n        procMount: Unmasked # <-- here\n'),
    baselineBad('seccomp', '  securityContext:\n    seccompProfile:\n      type: Unconfined # <-- here\n'),
    baselineBad(
      'sysctls',
      '  securityContext:\n    sysctls:\n      - name: net.ipv4.tcp_syncookies\n        value: "1"\n      - name: kernel.msgmax # <-- here\n        value: "65536"\n',
    ),
    baselineBad(
      'hostProcess of Windows',
      '  securityContext:\n    windowsOptions:\n      hostProcess: true # <-- here\n',
    ),
    {
      name: 'restricted: a Deployment that states nothing',
      files: {
        'web.yaml': `${namespace('restricted')}apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web # <-- here
          image: registry.example.com/web:1.0.0
`,
      },
    },
    restrictedBad(
      'an init container without its own context',
      podContext +
        '  initContainers:\n    - name: wait # <-- here\n      image: registry.example.com/wait:1.0.0\n',
      containerContext,
    ),
    restrictedBad(
      'a container that takes back what the pod says',
      podContext,
      `${containerContext}        runAsNonRoot: false # <-- here\n`,
    ),
    restrictedBad('root by number', `${podContext}    runAsUser: 0 # <-- here\n`, containerContext),
    restrictedBad(
      'a volume of another type, and a capability that baseline allows',
      `${podContext}  volumes:\n    - name: share\n      nfs: { server: nfs.example.com, path: / }\n`,
      containerContext.replace(
        '{ drop: [ALL] }',
        '\n          drop: [ALL]\n          add: [CHOWN] # <-- here',
      ),
    ),
  ],
  good: [
    {
      name: 'restricted: everything stated, in the pod or in the container',
      files: {
        'pod.yaml':
          namespace('restricted') +
          pod(podContext, containerContext) +
          pod(
            '  volumes:\n    - name: config\n      configMap: { name: web }\n    - name: scratch\n      emptyDir: {}\n',
            `${containerContext.replace('[ALL]', '[ALL], add: [NET_BIND_SERVICE]')}        runAsNonRoot: true
        runAsUser: 1000
        seccompProfile: { type: Localhost, localhostProfile: web.json }
`,
            'api',
          ),
      },
    },
    {
      name: 'restricted: a Windows pod',
      files: {
        'pod.yaml':
          namespace('restricted') +
          pod('  os: { name: windows }\n  securityContext:\n    runAsNonRoot: true\n'),
      },
    },
    {
      name: 'baseline: a plain pod with allowed extras',
      files: {
        'pod.yaml':
          namespace('baseline') +
          pod(
            '  hostNetwork: false\n  securityContext:\n    runAsUser: 0\n    seLinuxOptions: { level: "s0:c1,c2", type: container_t }\n',
            '      ports:\n        - { containerPort: 80, hostPort: 0 }\n      securityContext:\n        capabilities: { add: [NET_BIND_SERVICE] }\n        seccompProfile: { type: RuntimeDefault }\n',
          ),
      },
    },
    {
      name: 'baseline: what only a later version of the standards forbids',
      files: {
        'pod.yaml':
          namespace('baseline\n    pod-security.kubernetes.io/enforce-version: v1.30') +
          pod('', '      livenessProbe:\n        httpGet: { port: 80, host: example.com }\n'),
      },
    },
    {
      name: 'a privileged namespace, one without a label, one that only warns',
      files: {
        'pod.yaml': namespace('privileged') + pod('  hostNetwork: true\n'),
        'other/pod.yaml':
          namespace('restricted').replace('enforce', 'warn').replace('name: shop', 'name: other') +
          pod('  hostNetwork: true\n').replace('namespace: shop', 'namespace: other') +
          pod('  hostPID: true\n').replace('namespace: shop', 'namespace: open'),
      },
    },
  ],
};
