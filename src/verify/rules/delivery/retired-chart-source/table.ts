/** A chart, or all charts of a repository, that no longer get new versions. */
interface Retired {
  readonly chart?: RegExp;
  readonly repository?: RegExp;
  readonly reason: string;
  readonly instead: string;
}

/**
 * Source: the announcements of the projects, read between 2025-09 and 2026-11: kubernetes/ingress-nginx (2025-11),
 * bitnami/charts#35164 (2025-08), grafana/helm-charts (2026-01, 2026-03), grafana.com (Promtail, 2026-03),
 * jaegertracing/jaeger#6321, helm.sh (stable and incubator, 2020-11).
 */
const table: readonly Retired[] = [
  {
    chart: /^ingress-nginx$/,
    reason: 'is retired since March 2026: no release mends it any more',
    instead: 'Move to the Gateway API, or to another ingress controller.',
  },
  {
    chart: /^(promtail|loki-stack)$/,
    reason: 'installs Promtail, whose life ended in March 2026',
    instead: 'Move to Grafana Alloy, or to the OpenTelemetry Collector.',
  },
  {
    chart: /^jaeger-operator$/,
    reason: 'is retired: it only knows Jaeger v1, whose life ended in December 2025',
    instead: 'Move to the OpenTelemetry operator with Jaeger v2.',
  },
  {
    chart: /^(loki|tempo|tempo-distributed|grafana|loki-distributed|loki-simple-scalable)$/,
    repository: /grafana\.github\.io\/helm-charts/,
    reason: 'has moved: this repository gets no new version of it',
    instead: 'Take it from https://grafana-community.github.io/helm-charts.',
  },
  {
    chart: /^(?!sealed-secrets$)/,
    repository: /charts\.bitnami\.com|bitnamicharts|^bitnami$/,
    reason: 'pulls images that are no longer published for everybody since August 2025',
    instead: "Move to the project's own chart or operator.",
  },
  {
    repository:
      /charts\.helm\.sh|kubernetes-charts(-incubator)?\.storage\.googleapis\.com|^stable$|^incubator$/,
    reason: 'is from an archive that has not changed since November 2020',
    instead: "Move to the project's own repository.",
  },
];

/** Why a chart gets no new versions, and what to do; undefined for one that does. */
export function retired(chart: string, repository: string): Retired | undefined {
  return table.find((one) => (one.chart?.test(chart) ?? true) && (one.repository?.test(repository) ?? true));
}
