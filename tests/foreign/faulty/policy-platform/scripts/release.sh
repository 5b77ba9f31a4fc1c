#!/usr/bin/env bash
set -euo pipefail
kubectl apply -f k8s/
helm install policy ./helm/charts/api --namespace policy
helm upgrade policy ./helm/charts/api --namespace policy --set image=policy/api:2.0.0
kubectl set image deployment/api api=policy/api:latest -n policy
kubectl rollout status deployment/api -n policy --timeout=5m
