#!/bin/bash
set -e
aws s3 cp "s3://insurer-backups/postgres-$1.sql.gz" - | gunzip |
  kubectl exec -i -n insurer postgres-0 -- psql -U postgres
