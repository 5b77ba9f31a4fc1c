#!/usr/bin/env bash
# Brings shop up in staging, each step after what it needs; it may run again at any time.
# Needs kubectl. The current context of kubectl must be the cluster of staging.
set -euo pipefail
cd "$(dirname "$0")"

apply() {
  echo "== $1"
  kubectl apply --kustomize "$1"
}
ready() {
  kubectl --namespace "$1" rollout status "$2" --timeout=10m
}
expect_secret() {
  kubectl --namespace "$1" get secret "$2" > /dev/null && return
  echo "Make the secret $2 of $1 as secrets/$1/$2.env.example says, then run this again." >&2
  exit 1
}

# 1. One step
apply namespaces/shop
expect_secret shop orders-credentials
expect_secret shop sessions-credentials

# 2. 2 steps
apply stores/sessions
apply services/api
ready shop statefulset/sessions
ready shop deployment/api

# 3. One step
apply services/web
ready shop deployment/web
