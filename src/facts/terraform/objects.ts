import { positionOf, type Source } from '../../base/index.ts';
import type { NamedObject } from '../facts.ts';
import { argumentIn, type Block, blocksIn } from './blocks.ts';

/** Objects of Kubernetes that resources of Terraform make, with names that are written down. */
export function readTerraform(sources: Iterable<Source>): readonly NamedObject[] {
  const resources = [...sources]
    .filter(({ file, text }) => file.endsWith('.tf') && /"kubernetes_\w+"/.test(text))
    .flatMap((source) =>
      blocksIn(source.text)
        .filter(({ type, labels }) => type === 'resource' && labels[0]?.startsWith('kubernetes_'))
        .map((block) => ({ source, block })),
    );
  const namespaces = new Map(
    resources
      .filter(({ block }) => kindOf(block) === 'Namespace')
      .map(({ block }) => [block.labels[1] ?? '', literal(argumentIn(metadataOf(block), 'name'))]),
  );
  return resources.flatMap(({ source, block }) => {
    const [kind, metadata] = [kindOf(block), metadataOf(block)];
    const name = literal(argumentIn(metadata, 'name'));
    if (kind === undefined || name === undefined) return [];
    const said = argumentIn(metadata, 'namespace');
    const [, referred] = /^kubernetes_namespace(?:_v1)?\.([\w-]+)\./.exec(said ?? '') ?? [];
    const namespace = referred === undefined ? literal(said) : namespaces.get(referred);
    return [{ kind, name, namespace, at: positionOf(source, block.offset) }];
  });
}

function metadataOf({ body }: Block): string {
  const inner = blocksIn(body);
  const manifest = inner.find(({ type }) => type === 'manifest');
  const found = (manifest === undefined ? inner : blocksIn(manifest.body)).find(
    ({ type }) => type === 'metadata',
  );
  return found?.body ?? '';
}

/** `kubernetes_config_map_v1` makes a ConfigMap; `kubernetes_manifest` says its kind itself. */
function kindOf({ labels, body }: Block): string | undefined {
  const type = (labels[0] ?? '').replace(/^kubernetes_/, '').replace(/_v\d\w*$/, '');
  if (type === 'manifest') return literal(argumentIn(body, 'kind'));
  if (type === 'daemonset') return 'DaemonSet';
  return type
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function literal(text: string | undefined): string | undefined {
  return /^"([a-z0-9A-Z][\w.-]*)"$/.exec(text ?? '')?.[1];
}
