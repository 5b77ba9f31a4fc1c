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
    const rollout = files.find(({ path }) => path.endsWith('production/apps/backend/rollout.yaml'));
    expect(rollout?.text).toContain('app.kubernetes.io/name: backend');
    expect(String(valueAt(values('microcrop', 'alloy'), ['alloy', 'configMap', 'content']))).toContain(
      '"__meta_kubernetes_pod_label_app_kubernetes_io_name",',
    );
  });
});

describe('Elasticsearch', () => {
  const { files } = compiled(examples['claims-askes']);
  const textOf = (end: string) => files.find(({ path }) => path.endsWith(end))?.text ?? '';

  it('is reached by fluentd over TLS, at the name that its certificate has', () => {
    const agent = textOf('base/logging/fluentd/daemon-set.yaml');
    expect(agent).toMatch(/namespace: kube-system/);
    expect(agent).toMatch(/FLUENT_ELASTICSEARCH_HOST\n\s+value: elasticsearch\.elastic-system\n/);
    expect(agent).toMatch(/FLUENT_ELASTICSEARCH_PORT\n\s+value: "9200"/);
    expect(agent).toMatch(/FLUENT_ELASTICSEARCH_SCHEME\n\s+value: https/);
    expect(agent).not.toContain('docker/containers');
    expect(agent).toMatch(/tolerations:\n\s+- operator: Exists/);
    expect(textOf('base/logging/elasticsearch/elasticsearch.yaml')).toContain(
      '- dns: elasticsearch.elastic-system\n',
    );
  });

  it('gives fluentd its credentials in the namespace where it runs', () => {
    const example = textOf('overlays/production/secrets/kube-system/elasticsearch-credentials.env.example');
    expect(example).toMatch(/^username=$/m);
    expect(example).toMatch(/^password=$/m);
  });

  it.each([
    ['all', '7d'],
    ['info', '30d'],
    ['audit', '365d'],
  ])('keeps the tier %s for %s, in the stream that fluentd writes', (tier, age) => {
    const setup = 'config/elasticsearch-setup';
    expect(JSON.parse(textOf(`${setup}/policy-${tier}.json`))).toMatchObject({
      policy: { phases: { delete: { min_age: age } } },
    });
    expect(JSON.parse(textOf(`${setup}/template-${tier}.json`))).toMatchObject({
      index_patterns: [`logs-${tier}-*`],
      data_stream: {},
      template: { settings: { 'index.lifecycle.name': `logs-${tier}` } },
    });
    const config = textOf('base/logging/fluentd/config/fluentd-config/fluent.conf');
    expect(config).toContain('index_name logs-$' + '{tier}-default');
    expect(config).toContain(`"${tier}"`);
    expect(config).toContain('@type cri');
  });

  it('is configured by text in which every section is closed', () => {
    const open: string[] = [];
    for (const line of textOf('fluentd-config/fluent.conf').split('\n')) {
      const [, end, name = ''] = /^\s*<(\/?)(\w+)/.exec(line) ?? [];
      if (name === '') continue;
      if (end === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

describe('CloudWatch', () => {
  const outputs = String(valueAt(values('dzinza', 'fluent-bit'), ['config', 'outputs']));

  it('has a group for each tier, which keeps it as long as it shall', () => {
    const groups = [...outputs.matchAll(/log_group_name\s+(\S+)[\s\S]*?log_retention_days\s+(\d+)/g)];
    expect(groups.map(([, group, days]) => [group, days])).toEqual([
      ['/dzinza/production/info', '30'],
      ['/dzinza/production/all', '7'],
      ['/dzinza/production/audit', '365'],
    ]);
    expect(outputs).toContain('region             us-west-2');
  });

  it('is fed from the files of containerd alone', () => {
    const all = JSON.stringify(values('dzinza', 'fluent-bit'));
    expect(all).toContain('multiline.parser cri');
    expect(all).not.toContain('/var/lib/docker');
  });
});
