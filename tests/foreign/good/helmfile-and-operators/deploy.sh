#!/usr/bin/env bash
set -euo pipefail
helmfile sync
kubectl apply --kustomize platform
kubectl --namespace events wait kafka/events --for=condition=Ready --timeout=15m
kubectl --namespace events rollout status deployment/consumer --timeout=10m
