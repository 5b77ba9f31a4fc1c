resource "kubernetes_namespace_v1" "reports" {
  metadata {
    name   = "reports"
    labels = { "pod-security.kubernetes.io/enforce" = "restricted" }
  }
}

resource "kubernetes_service_account_v1" "reports" {
  metadata {
    name        = "reports"
    namespace   = kubernetes_namespace_v1.reports.metadata[0].name
    annotations = { "eks.amazonaws.com/role-arn" = aws_iam_role.reports.arn }
  }
  automount_service_account_token = false
}

resource "kubernetes_secret_v1" "database" {
  metadata {
    name      = "reports-database"
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }
  data = { url = local.database_url }
}

resource "helm_release" "metrics_server" {
  name       = "metrics-server"
  namespace  = "kube-system"
  repository = "https://kubernetes-sigs.github.io/metrics-server"
  chart      = "metrics-server"
  version    = "3.13.0"
}
