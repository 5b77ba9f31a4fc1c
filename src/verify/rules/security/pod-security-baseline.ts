import type { DataPath } from '../../../base/index.ts';
import { fieldsAt, listAt, numberAt, textAt, textsAt } from '../../value.ts';
import { type Check, containerContexts, contexts, type SecuredPod, type Violation } from './pod-security.ts';

const CAPABILITIES = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

const SELINUX_TYPES = new Set([
  '',
  'container_engine_t',
  'container_init_t',
  'container_kvm_t',
  'container_t',
]);

const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** The baseline level, in the order in which the API server checks it. */
export const baseline: readonly Check[] = [
  { name: 'forbidden AppArmor profiles', find: appArmor },
  { name: 'non-default capabilities', find: capabilities },
  { name: 'host namespaces', find: hostNamespaces },
  { name: 'hostPath volumes', find: hostPaths },
  { name: 'hostPort', find: hostPorts },
  { name: 'hostProcess', find: hostProcess },
  { name: 'host of probes and lifecycle hooks', find: hookHosts, since: 34 },
  { name: 'privileged', find: privileged },
  { name: 'procMount', find: procMount },
  { name: 'seLinuxOptions', find: seLinux },
  { name: 'seccompProfile', find: seccomp },
  { name: 'forbidden sysctls', find: sysctls },
];

function* appArmor(pod: SecuredPod): Iterable<Violation> {
  const metadata = [...pod.podPath.slice(0, -1), 'metadata', 'annotations'];
  for (const [key, profile] of Object.entries(textsAt(pod.workload.object.value, ...metadata))) {
    if (!key.startsWith(APPARMOR_ANNOTATION) || /^(|runtime\/default|localhost\/.*)$/.test(profile)) continue;
    yield { text: `annotation ${key} must not be "${profile}"`, path: [...metadata, key] };
  }
  for (const { name, context, path } of contexts(pod)) {
    const type = textAt(context, 'appArmorProfile', 'type');
    if (type === undefined || type === 'RuntimeDefault' || type === 'Localhost') continue;
    const text = `${name} must not set securityContext.appArmorProfile.type to "${type}"`;
    yield { text, path: [...path, 'appArmorProfile', 'type'] };
  }
}

function* capabilities(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of containerContexts(pod)) {
    for (const [index, capability] of listAt(context, 'capabilities', 'add').entries()) {
      if (typeof capability !== 'string' || CAPABILITIES.has(capability)) continue;
      const text = `${name} must not include "${capability}" in securityContext.capabilities.add`;
      yield { text, path: [...path, 'capabilities', 'add', index] };
    }
  }
}

function* hostNamespaces({ workload, podPath }: SecuredPod): Iterable<Violation> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (workload.pod[field] === true) yield { text: `${field}=true`, path: [...podPath, field] };
  }
}

function* hostPaths({ workload, podPath }: SecuredPod): Iterable<Violation> {
  for (const [index, volume] of listAt(workload.pod, 'volumes').entries()) {
    if (fieldsAt(volume).hostPath === undefined) continue;
    const text = `volume "${textAt(volume, 'name') ?? index}" uses hostPath`;
    yield { text, path: [...podPath, 'volumes', index, 'hostPath'] };
  }
}

function* hostPorts({ containers }: SecuredPod): Iterable<Violation> {
  for (const { name, value, path } of containers) {
    for (const [index, port] of listAt(value, 'ports').entries()) {
      const hostPort = numberAt(port, 'hostPort') ?? 0;
      if (hostPort === 0) continue;
      yield {
        text: `container "${name}" uses hostPort ${hostPort}`,
        path: [...path, 'ports', index, 'hostPort'],
      };
    }
  }
}

function* hostProcess(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of contexts(pod)) {
    if (fieldsAt(context, 'windowsOptions').hostProcess !== true) continue;
    const text = `${name} must not set securityContext.windowsOptions.hostProcess=true`;
    yield { text, path: [...path, 'windowsOptions', 'hostProcess'] };
  }
}

function* hookHosts({ containers }: SecuredPod): Iterable<Violation> {
  const handlers: readonly DataPath[] = [
    ['livenessProbe'],
    ['readinessProbe'],
    ['startupProbe'],
    ['lifecycle', 'postStart'],
    ['lifecycle', 'preStop'],
  ];
  for (const { name, value, path } of containers) {
    for (const handler of handlers) {
      for (const action of ['httpGet', 'tcpSocket']) {
        const field = [...handler, action, 'host'];
        const host = textAt(value, ...field);
        if (host === undefined) continue;
        yield { text: `container "${name}" must not set ${field.join('.')}`, path: [...path, ...field] };
      }
    }
  }
}

function* privileged(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of containerContexts(pod)) {
    if (context.privileged !== true) continue;
    yield { text: `${name} must not set securityContext.privileged=true`, path: [...path, 'privileged'] };
  }
}

function* procMount(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of containerContexts(pod)) {
    const mount = textAt(context, 'procMount') ?? 'Default';
    if (mount === 'Default') continue;
    yield {
      text: `${name} must not set securityContext.procMount to "${mount}"`,
      path: [...path, 'procMount'],
    };
  }
}

function* seLinux(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of contexts(pod)) {
    const { type = '', user = '', role = '' } = textsAt(context, 'seLinuxOptions');
    const forbidden = { type: SELINUX_TYPES.has(type) ? '' : type, user, role };
    for (const [field, value] of Object.entries(forbidden)) {
      if (value === '') continue;
      const text = `${name} must not set securityContext.seLinuxOptions.${field} to "${value}"`;
      yield { text, path: [...path, 'seLinuxOptions', field] };
    }
  }
}

function* seccomp(pod: SecuredPod): Iterable<Violation> {
  for (const { name, context, path } of contexts(pod)) {
    if (textAt(context, 'seccompProfile', 'type') !== 'Unconfined') continue;
    const text = `${name} must not set securityContext.seccompProfile.type to "Unconfined"`;
    yield { text, path: [...path, 'seccompProfile', 'type'] };
  }
}

function* sysctls({ workload, podPath }: SecuredPod): Iterable<Violation> {
  for (const [index, sysctl] of listAt(workload.pod, 'securityContext', 'sysctls').entries()) {
    const name = textAt(sysctl, 'name');
    if (name === undefined || SYSCTLS.has(name)) continue;
    yield { text: `sysctl ${name}`, path: [...podPath, 'securityContext', 'sysctls', index, 'name'] };
  }
}
