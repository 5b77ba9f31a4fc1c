import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import claimsAskes from '../examples/claims-askes/platform.ts';
import { readFacts } from '../src/facts/index.ts';
import { type Finding, verify } from '../src/verify/index.ts';
import { readTree } from '../src/workspace/index.ts';
import { compiled } from './tools/compiled.ts';
import { temporaryFolder, writeFiles } from './tools/folder.ts';

/** One edit of a written file, as a person might make it, and what must be said of it. */
interface Fault {
  readonly name: string;
  /** Below the folder of the Kubernetes files. */
  readonly file: string;
  /** Whole lines that occur once in the file, and what they become. */
  readonly from: string;
  readonly to: string;
  /** The rule that must name the edited file and the first changed line. */
  readonly rule: string;
  /** Where the line is only one of the places that the finding names: what to mend may be the other side. */
  readonly place?: 'any';
  /** Rules that say what follows from the fault elsewhere. */
  readonly also?: readonly string[];
}

const service = 'base/services/claims-service';
const production = 'overlays/production/services/claims-service';

const faults: readonly Fault[] = [
  {
    name: '1. a Service aims at a port number that the pods do not open',
    file: `${service}/service.yaml`,
    from: '      targetPort: http',
    to: '      targetPort: 8081',
    rule: 'mismatched-service-port',
  },
  {
    name: '1. a Service aims at a port name that the pods do not have',
    file: `${service}/service.yaml`,
    from: '      targetPort: http',
    to: '      targetPort: web',
    rule: 'mismatched-service-port',
  },
  {
    name: '1. a Service listens on another port than its callers dial',
    file: `${service}/service.yaml`,
    from: '      port: 8001',
    to: '      port: 8011',
    rule: 'dangling-address',
    place: 'any',
  },
  {
    name: '2. the selector of a Service has a typo',
    file: `${service}/service.yaml`,
    from: '  selector:\n    app.kubernetes.io/name: claims-service',
    to: '  selector:\n    app.kubernetes.io/name: claim-service',
    rule: 'dangling-service-selector',
  },
  {
    name: '3. the pods of a Deployment lose the label that it selects',
    file: `${service}/deployment.yaml`,
    from: '      labels:\n        app.kubernetes.io/name: claims-service',
    to: '      labels:\n        app.kubernetes.io/name: claims',
    rule: 'mismatched-selector',
  },
  {
    name: '4. an address variable names a service that does not exist',
    file: `${service}/kustomization.yaml`,
    from: '      - MEMBER_SERVICE_URL=http://member-service:8002',
    to: '      - MEMBER_SERVICE_URL=http://members-service:8002',
    rule: 'dangling-address',
  },
  {
    name: '5. a NetworkPolicy admits callers to another port',
    file: `${service}/network-policy.yaml`,
    from: '          port: 8001',
    to: '          port: 8010',
    rule: 'mismatched-policy-port',
  },
  {
    name: '5. a NetworkPolicy lets callers out to another port',
    file: `${service}/network-policy.yaml`,
    from: '          port: 8002',
    to: '          port: 8020',
    rule: 'mismatched-policy-port',
  },
  {
    name: '6. an autoscaler has a typo in the name of its target',
    file: `${production}/scaled-object.yaml`,
    from: '    kind: Deployment\n    name: claims-service',
    to: '    kind: Deployment\n    name: claims-servce',
    rule: 'dangling-autoscaler-target',
  },
  {
    name: '7. a disruption budget lets no pod go',
    file: `${production}/pod-disruption-budget.yaml`,
    from: '  maxUnavailable: 25%',
    to: '  minAvailable: 100%',
    rule: 'drain-blocking-budget',
  },
  {
    name: '8. a pod requests more than any node has',
    file: `${service}/deployment.yaml`,
    from: '              cpu: 100m\n              memory: 256Mi\n            limits:\n              cpu: 500m',
    to: '              cpu: "2"\n              memory: 256Mi\n            limits:\n              cpu: "2"',
    rule: 'unschedulable-pod',
    // Such pods were not foreseen in the bounds of the namespace either.
    also: ['quota-below-maxima'],
  },
  {
    name: '9. pods run under a ServiceAccount that does not exist',
    file: `${service}/deployment.yaml`,
    from: '      serviceAccountName: claims-service',
    to: '      serviceAccountName: claims',
    rule: 'missing-service-account',
  },
  {
    name: '10. a limit lies below the request',
    file: `${service}/deployment.yaml`,
    from: '              memory: 512Mi',
    to: '              memory: 128Mi',
    rule: 'limit-below-request',
  },
  {
    name: '11. an API version that clusters no longer serve: budgets',
    file: `${production}/pod-disruption-budget.yaml`,
    from: 'apiVersion: policy/v1',
    to: 'apiVersion: policy/v1beta1',
    rule: 'removed-api-version',
  },
  {
    name: '11. an API version that clusters no longer serve: policies',
    file: `${service}/network-policy.yaml`,
    from: 'apiVersion: networking.k8s.io/v1',
    to: 'apiVersion: extensions/v1beta1',
    rule: 'removed-api-version',
  },
  {
    name: '12. a misspelt field of a container',
    file: `${service}/deployment.yaml`,
    from: '          livenessProbe:',
    to: '          livelinessProbe:',
    rule: 'unknown-field',
  },
  {
    name: '12. a misspelt field of a Service',
    file: `${service}/service.yaml`,
    from: '      targetPort: http',
    to: '      targetport: http',
    rule: 'unknown-field',
  },
  {
    name: '12. a misspelt field in a patch of an overlay',
    file: `${production}/deployment-patch.yaml`,
    from: '      topologySpreadConstraints:',
    to: '      topologySpreadConstraint:',
    rule: 'unknown-field',
  },
];

const { platform, files } = compiled(claimsAskes);
const root = platform.layout.kubernetes;

/** What is found in a tree on disk, held against its definition. */
function findingsIn(folder: string): readonly Finding[] {
  return verify(readFacts(readTree(folder).files), { platform }).findings;
}

/** Makes the edit; the lines come back on which it may be reported. */
function edit(path: string, { from, to }: Pick<Fault, 'from' | 'to'>): readonly number[] {
  const text = readFileSync(path, 'utf8');
  const [before = '', after, more] = text.split(`${from}\n`);
  if (after === undefined || more !== undefined) throw new Error(`${path} does not have once:\n${from}`);
  const edited = `${before}${to}\n${after}`;
  writeFileSync(path, edited);
  const [old, now] = [from.split('\n'), to.split('\n')];
  const line = before.split('\n').length + now.findIndex((one, index) => one !== old[index]);
  return enclosing(edited.split('\n'), line);
}

/** A line, and up to the key whose map or list it stands in: what is missing there is reported at the key. */
function enclosing(lines: readonly string[], line: number): readonly number[] {
  const indent = (one: number) => (lines[one - 1] ?? '').search(/\S/);
  const found = [line];
  for (let above = line - 1; above > 0; above--) {
    if (indent(above) >= indent(found.at(-1) ?? line)) continue;
    found.push(above);
    if (!/^\s*- /.test(lines[above - 1] ?? '')) break;
  }
  return found;
}

const shown = ({ rule, message, places }: Finding) =>
  `${rule}: ${message}\n${places.map(({ at, note }) => `  ${at.file}:${at.line} ${note}`).join('\n')}`;

describe('the twelve classic faults', () => {
  it('are not there at first', () => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    expect(findingsIn(folder).map(shown)).toEqual([]);
  });

  it.each(faults.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const file = `${root}/${fault.file}`;
    const lines = edit(join(folder, file), fault);
    const findings = findingsIn(folder);

    const told = findings.filter(({ rule, places }) => {
      const asked = fault.place === 'any' ? places : places.slice(0, 1);
      return rule === fault.rule && asked.some(({ at }) => at.file === file && lines.includes(at.line));
    });
    expect(told, `${fault.rule} at ${file}:${lines[0]}, not:\n${findings.map(shown).join('\n')}`).not.toEqual(
      [],
    );

    const others = findings.filter((finding) => !told.includes(finding));
    expect(others.filter(({ rule }) => !fault.also?.includes(rule)).map(shown)).toEqual([]);
    expect(new Set(others.map(({ rule }) => rule))).toEqual(new Set(fault.also));

    // Two rules that speak of one line say the same twice.
    const again = others.filter(({ places: [{ at }] }) => at.file === file && at.line === lines[0]);
    expect(again.map(shown)).toEqual([]);
  });
});
