#!/bin/bash
set -e
DAY=$(date +%Y%m%d)
kubectl exec -n insurer postgres-0 -- pg_dumpall -U postgres | gzip > "postgres-$DAY.sql.gz"
kubectl get all,configmap,secret -n insurer -o yaml > "objects-$DAY.yaml"
aws s3 cp "postgres-$DAY.sql.gz" s3://insurer-backups/
aws s3 cp "objects-$DAY.yaml" s3://insurer-backups/
