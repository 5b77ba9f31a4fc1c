#!/usr/bin/env bash
# Brings shop up in production, each step after what it needs; it may run again at any time.
# Needs kubectl. The current context of kubectl must be the cluster of production.
set -euo pipefail
cd "$(dirname "$0")"

apply() {
  echo "== $1"
  kubectl apply --kustomize "$1"
}
ready() {
  kubectl --namespace "$1" rollout status "$2" --timeout=10m
}

# 1. One step
apply namespaces/shop

# 2. One step
apply services/api
ready shop deployment/api
