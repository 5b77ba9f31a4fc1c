import { parser as logql } from '@grafana/lezer-logql';
import { describe, expect, it } from 'vitest';
import { compiled, platformOf } from '../../../../tests/tools/compiled.ts';
import { examples } from '../../../../tests/tools/definitions.ts';
import { valueAt } from '../../../base/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { loggingArea } from './area.ts';

function production(example: string): readonly [Platform, Environment] {
  const platform = platformOf(examples[example]);
  const environment = platform.environments.find(({ name }) => name === 'production');
  if (environment === undefined) throw new Error(`${example} has no production`);
  return [platform, environment];
}

function values(example: string, component: string): object {
  const found = [...(loggingArea.components?.(...production(example)) ?? [])].find(
    ({ name }) => name === component,
  );
  if (found === undefined) throw new Error(`${example} has no ${component}`);
  return found.values.value;
}

/** Whether a text is LogQL from end to end. */
function isLogql(text: string): boolean {
  let right = true;
  logql.parse(text).iterate({
    enter(node) {
      if (node.type.isError) right = false;
    },
  });
  return right;
}

describe('Loki', () => {
  const loki = values('ai-workflow', 'loki');

  it('keeps everything a week, what matters a month, and the audit trail a year', () => {
    expect(valueAt(loki, ['loki', 'limits_config'])).toEqual({
      retention_period: '168h',
      retention_stream: [
        { selector: '{log_type="audit"}', priority: 2, period: '8760h' },
        { selector: '{level=~"info|warn|error|fatal|unknown"}', priority: 1, period: '720h' },
      ],
    });
  });

  it('deletes what is older, by a schema that has an index for it', () => {
    expect(valueAt(loki, ['loki', 'compactor'])).toEqual({
      retention_enabled: true,
      delete_request_store: 's3',
    });
    expect(valueAt(loki, ['loki', 'schemaConfig', 'configs', 0])).toMatchObject({
      store: 'tsdb',
      schema: 'v13',
      object_store: 's3',
    });
    expect(valueAt(loki, ['loki', 'storage', 'bucketNames', 'chunks'])).toBe('ai-workflow-logs-production');
  });
});

describe('Alloy', () => {
  const alloy = values('ai-workflow', 'alloy');
  const text = String(valueAt(alloy, ['alloy', 'configMap', 'content']));

  it('runs on tainted nodes too, in a namespace that lets it read files of the node', () => {
    expect(valueAt(alloy, ['controller', 'tolerations'])).toEqual([{ operator: 'Exists' }]);
    const [agent] = [...(loggingArea.components?.(...production('ai-workflow')) ?? [])].filter(
      ({ name }) => name === 'alloy',
    );
    expect(agent).toMatchObject({ namespace: 'node-agents', podSecurity: 'privileged' });
  });

  it('is configured by text with every bracket closed, and nothing that the chart takes for a template', () => {
    const open: string[] = [];
    const pairs: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
    const bare = text.replace(/\/\/.*$/gm, '').replace(/"(\\.|[^"\\])*"|`[^`]*`/g, '');
    for (const mark of bare) {
      if (Object.values(pairs).includes(mark)) open.push(mark);
      else if (mark in pairs) expect(open.pop()).toBe(pairs[mark]);
    }
    expect(open).toEqual([]);
    expect(text).not.toMatch(/\{\{|\}\}/);
  });

  it('chooses lines by selectors that Loki reads', () => {
    const selectors = [...text.matchAll(/selector = `([^`]*)`/g)].map(([, selector = '']) => selector);
    expect(selectors.length).toBeGreaterThan(8);
    for (const selector of selectors) expect(isLogql(selector), selector).toBe(true);
    expect(isLogql('{level=~"info"')).toBe(false);
  });

  it.each(['log_type', 'level', 'app', 'namespace'])(
    'sets the label %s that tiers and dashboards ask for',
    (label) => {
      expect(text).toMatch(new RegExp(`target_label\\s*= "${label}"|values = \\{ ${label} = "`));
    },
  );

  it('reads the files of containerd', () => {
    expect(text).toContain('/var/log/pods/*$1/*.log');
    expect(text).toContain('stage.cri { }');
    expect(JSON.stringify(alloy)).not.toContain('docker');
  });

  it('finds the lines of microcrop by the name of the service', () => {
    const { files } = compiled(examples.microcrop);
    const deployment = files.find(({ path }) => path.endsWith('base/apps/backend/deployment.yaml'));
    expect(deployment?.text).toContain('app.kubernetes.io/name: backend');
    expect(String(valueAt(values('microcrop', 'alloy'), ['alloy', 'configMap', 'content']))).toContain(
      '"__meta_kubernetes_pod_label_app_kubernetes_io_name",',
    );
  });
});
