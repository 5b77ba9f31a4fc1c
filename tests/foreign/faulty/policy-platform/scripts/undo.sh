#!/usr/bin/env bash
set -euo pipefail
helm rollback policy 1 --namespace policy
