import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateReference } from '../../scripts/gen-reference.ts';
import { parsePath } from '../../src/base/index.ts';
import { describeField } from '../../src/model/index.ts';
import { reference } from '../../src/model/reference.gen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the generated reference', () => {
  it.each([...generateReference()])('is up to date: %s', (path, text) => {
    expect(readFileSync(`${root}${path}`, 'utf8')).toBe(text);
  });

  it('describes every field in a sentence', () => {
    const silent = Object.entries(reference).filter(([, { text }]) => !/^[A-Z].*\.$/.test(text));
    expect(silent).toEqual([]);
  });
});

describe('a field', () => {
  it.each([
    ['name', 'Name of the platform'],
    ['environments[1]', 'Environments'],
    ['cloud.region.production', 'Region'],
    ['cluster.pools.general.nodes.production[0]', 'Number of nodes'],
    ['cluster.pools.general.nodes.production.minimum', 'Fewest nodes'],
    ['cluster.pools.general.instance.aws', 'Machine type of Amazon'],
    ['cluster.pools.general.taints[0]', 'Taints'],
    ['namespaces.main.quota.production.cpu[1]', 'Sum of cpu'],
    ['secrets.token[0]', 'Secrets that services use'],
    ['services.api', 'One program'],
    ['services.api.shutdown.drain', 'Time that requests in flight get'],
    ['services.api.replicas.production[1]', 'Number of pods'],
    ['services.api.resources.production.cpu[0]', 'Cpu in cores'],
    ['services.api.resources.cpu', 'Cpu in cores'],
    ['services.api.env.LOG.production', 'Environment variables'],
    ['services.api.files["/app"]["a.txt"].production', 'Files of configuration'],
    ['services.api.ports.http.expose', 'Port of the Kubernetes Service'],
    ['services.api.health.live.path', 'HTTP path'],
    ['services.api.permissions[0].verbs[0]', 'What may be done'],
    ['overrides[0].set.spec.replicas', 'Fields to change'],
  ])('is found by the path of a user: %s', (path, text) => {
    expect(describeField(parsePath(path) ?? [])?.text).toContain(text);
  });

  it('tells its default and its type', () => {
    expect(describeField(['services', 'api', 'shutdown', 'drain'])).toEqual({
      text: 'Time that requests in flight get after SIGTERM.',
      default: "'30s'",
      type: 'string',
    });
  });

  it.each([
    '',
    'servces',
    'services.api.prots',
    'name.production',
    'services.api.shutdown.drain[0]',
    'constructor',
  ])('is not found where there is none: %s', (path) => {
    expect(describeField(parsePath(path) ?? [])).toBeUndefined();
  });
});
