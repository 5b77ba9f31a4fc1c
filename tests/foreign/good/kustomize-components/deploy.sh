#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
environment=${1:?staging or production}
kubectl apply --kustomize "overlays/$environment"
kubectl --namespace "support-$environment" rollout status deployment/tickets --timeout=5m
