import type { Helm, Platform } from '../../../../model/index.ts';

/** What Helm prints after an installation: what to look at, and how to go on and back. */
export function notes(platform: Platform, helm: Helm): string {
  const { chart } = helm;
  const folder = platform.layout.helm;
  return `{{ .Release.Name }} is at revision {{ .Release.Revision }}.

What it runs:
  kubectl get pods --all-namespaces --selector app.kubernetes.io/part-of=${platform.name}

Change it (a change that does not get ready is taken back):
  helm upgrade --install {{ .Release.Name }} ${folder}/charts/${chart} \\
    --values ${folder}/values/<environment>.yaml \\
    --namespace {{ .Release.Namespace }} --atomic --wait --timeout 10m

Go back to the revision before this one:
  helm rollback {{ .Release.Name }} --namespace {{ .Release.Namespace }} --wait --timeout 10m

The records of the release are in {{ .Release.Namespace }}; the chart makes the namespaces of the platform itself.
`;
}
