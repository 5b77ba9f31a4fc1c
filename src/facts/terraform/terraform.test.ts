import { describe, expect, it } from 'vitest';
import { readFacts } from '../read-facts.ts';

function objectsIn(text: string): readonly string[] {
  return readFacts([{ path: 'main.tf', text }]).terraform.map(
    ({ kind, namespace, name, at }) => `${kind} ${namespace}/${name} ${at.line}`,
  );
}

describe('objects that Terraform makes', () => {
  it('are resources of its provider, in namespaces that they refer to', () => {
    const text = `# resource "kubernetes_secret" "old" { metadata { name = "old" } }
resource "kubernetes_namespace" "shop" {
  metadata {
    name = "shop"
  }
}

resource "kubernetes_deployment_v1" "api" {
  metadata {
    name      = "api"
    namespace = kubernetes_namespace.shop.metadata[0].name
    labels    = { app = "api" }
  }
  spec {
    template {
      metadata {
        name = "inner"
      }
      spec {
        container { args = ["{", "\${var.x}"] }
      }
    }
  }
}

resource "kubernetes_manifest" "budget" {
  manifest = {
    apiVersion = "policy/v1"
    kind       = "PodDisruptionBudget"
    metadata = {
      name      = "api"
      namespace = "shop"
    }
  }
}
`;
    expect(objectsIn(text)).toEqual([
      'Namespace undefined/shop 2',
      'Deployment shop/api 8',
      'PodDisruptionBudget shop/api 26',
    ]);
  });

  it('are left out where a variable names them, and in what is no such resource', () => {
    expect(
      objectsIn(`resource "kubernetes_config_map" "a" {
  metadata { name = var.name }
}
resource "aws_s3_bucket" "kubernetes_x" { bucket = "kubernetes_" }
data "kubernetes_service" "b" {
  metadata {
    name = "b"
  }
}
resource "kubernetes_secret" "broken" {
`),
    ).toEqual([]);
  });
});

it('texts without an end are read in bounds', () => {
  expect(objectsIn(`resource "kubernetes_secret" "a" { x = "${`\${a}`.repeat(20_000)}`)).toEqual([]);
  expect(objectsIn(`"kubernetes_secret" ${'resource "a" {'.repeat(20_000)}`)).toEqual([]);
});

it('objects of charts are known where their names are', () => {
  const { charts } = readFacts([
    { path: 'charts/api/Chart.yaml', text: 'apiVersion: v2\nname: api\nversion: 1.0.0\n' },
    { path: 'charts/api/values.yaml', text: 'name: api-web\n' },
    {
      path: 'charts/api/templates/all.yaml',
      text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Values.name }}
  namespace: shop
spec: {}
---
apiVersion: v1
kind: Service
metadata:
  labels:
    name: other
  name: {{ .Chart.Name }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "api.fullname" . }}
`,
    },
  ]);
  expect(
    charts[0]?.objects.map(({ kind, namespace, name, at }) => `${kind} ${namespace}/${name} ${at.line}`),
  ).toEqual(['Deployment shop/api-web 3', 'Service undefined/api 10']);
});
