import { boolean, core, integer, kind, list, map, object, oneOf, partOf, string } from './words.ts';

// Source: elastic/cloud-on-k8s 3.x, pkg/apis/{common,elasticsearch,kibana}/v1
const tls = partOf({
  selfSignedCertificate: object({
    subjectAltNames: list(object({ dns: string, ip: string })),
    disabled: boolean,
  }),
  certificate: partOf({ secretName: string }),
});
const http = partOf({ tls });
const nodeSet = partOf({
  'name!': string,
  count: integer(0),
  config: map({ kind: 'any' }),
  // Merged over what the operator makes, so nothing in it is required.
  podTemplate: partOf({}),
  volumeClaimTemplates: list(
    partOf({ metadata: partOf({ name: string }), spec: core('PersistentVolumeClaimSpec') }),
  ),
});

export const elasticsearch = kind(
  partOf({
    'version!': string,
    image: string,
    http,
    'nodeSets!': list(nodeSet),
    volumeClaimDeletePolicy: oneOf('DeleteOnScaledownOnly', 'DeleteOnScaledownAndClusterDeletion'),
  }),
);

export const kibana = kind(
  partOf({
    'version!': string,
    image: string,
    count: integer(0),
    elasticsearchRef: partOf({ name: string, namespace: string }),
    config: map({ kind: 'any' }),
    http,
    podTemplate: partOf({}),
  }),
);
