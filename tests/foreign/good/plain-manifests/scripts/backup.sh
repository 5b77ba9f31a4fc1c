#!/usr/bin/env bash
# Run by .github/workflows/backup.yml
set -euo pipefail
: "${DATABASE_URL:?the database to dump}"
file="library-$(date -u +%Y%m%dT%H%M%SZ).dump"
pg_dump --format=custom --dbname="$DATABASE_URL" | age --recipient "$BACKUP_KEY" > "$file.age"
aws s3 cp "$file.age" "s3://$BUCKET/"
