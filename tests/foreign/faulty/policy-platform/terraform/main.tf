resource "kubernetes_namespace" "policy" {
  metadata {
    name = "policy"
  }
}

resource "kubernetes_deployment" "api" {
  metadata {
    name      = "api"
    namespace = kubernetes_namespace.policy.metadata[0].name
  }
  spec {
    replicas = 3
    selector {
      match_labels = { app = "api" }
    }
    template {
      metadata {
        labels = { app = "api" }
      }
      spec {
        container {
          name  = "api"
          image = "policy/api:latest"
        }
      }
    }
  }
}
