import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../src/facts/index.ts';
import { compiled } from './tools/compiled.ts';
import { examples } from './tools/definitions.ts';
import { kubectl } from './tools/kubectl.ts';

const root = 'infrastructure/kubernetes';
const name = 'database-credentials';
const overlay = `${root}/overlays/production`;

/** Stands in for kubeseal, which needs the key of a cluster: keeps the names and hides the values. */
const kubeseal = `#!/usr/bin/env bash
cat >/dev/null
cat <<SEALED
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: ${name}
  namespace: claims-askes
spec:
  encryptedData:
    url: AgBsealed
SEALED
`;

/** Stands in for kubectl, whose output kubeseal reads. */
const fakeKubectl = '#!/usr/bin/env bash\necho "$@" >"$(dirname "$0")/asked"\n';

describe('sealing the secrets of an environment', () => {
  let folder = '';
  const at = (path: string) => join(folder, path);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundplan-seal-'));
    for (const { path, text } of compiled(examples['claims-askes']).files) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    }
    mkdirSync(at('bin'));
    for (const [tool, text] of [
      ['kubeseal', kubeseal],
      ['kubectl', fakeKubectl],
    ] as const) {
      writeFileSync(at(`bin/${tool}`), text);
      chmodSync(at(`bin/${tool}`), 0o755);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function seal(values: string) {
    writeFileSync(at(`${name}.env`), values);
    return spawnSync('bash', [at(`${root}/seal.sh`), 'production', at(`${name}.env`)], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${at('bin')}:${process.env.PATH}` },
    });
  }

  it('builds before anything is sealed', () => {
    expect(kubectl(['kustomize', at(overlay)]).code).toBe(0);
  });

  it('refuses a file that leaves a value out', () => {
    const { status, stderr } = seal(`# Secret claims-askes/${name}\nurl=\n`);
    expect(stderr).toContain('has no value for url');
    expect(status).toBe(1);
  });

  it('refuses a secret that the environment does not have', () => {
    const { status, stderr } = seal('# Secret claims-askes/other\nurl=x\n');
    expect(stderr).toContain('has no Secret claims-askes/other');
    expect(status).toBe(2);
  });

  it('puts the sealed file where kustomize takes it in, and the verifier knows its keys', () => {
    const { status, stderr } = seal(`# Secret claims-askes/${name}\nurl=postgresql://a:b@c/d\n`);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readFileSync(at('bin/asked'), 'utf8')).toContain(
      `secret generic ${name} --namespace claims-askes`,
    );
    const list = readFileSync(at(`${overlay}/sealed/kustomization.yaml`), 'utf8');
    expect(list).toContain(`resources:\n  - claims-askes.${name}.yaml\n`);
    expect(kubectl(['kustomize', at(overlay)]).stdout).toContain('kind: SealedSecret');
    const paths = compiled(examples['claims-askes']).files.map(({ path }) => path);
    const files = [...paths, `${overlay}/sealed/claims-askes.${name}.yaml`].map((path) => ({
      path,
      text: readFileSync(at(path), 'utf8'),
    }));
    const cluster = readFacts(files).clusters.find((one) => one.name === overlay);
    expect(cluster?.find('SealedSecret', 'claims-askes', name)).toBeDefined();
    expect(cluster?.secrets.find((one) => one.name === name)?.keys).toEqual(new Set(['url']));
  });
});
