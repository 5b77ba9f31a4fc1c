#!/usr/bin/env bash
# Makes one Secret in the cluster of the current context, or brings it up to date.
#
#   secret.sh <environment> <file>.env
#
# The file is a filled-in copy of <file>.env.example and stays outside the repository; KEY=@<name> takes a value of several
# lines from a file beside it. Needs kubectl.
set -euo pipefail

if [ "$#" -ne 2 ]; then
  sed -n '2,7p' "$0" >&2
  exit 2
fi
environment=$1
values=$2
here=$(cd "$(dirname "$0")" && pwd)
heading=$(sed -n '1s/^# Secret \([^/]*\)\/\(.*\)$/\1 \2/p' "$values")
read -r namespace name <<<"$heading" || true
if [ -z "${name:-}" ]; then
  echo "$values does not begin with '# Secret <namespace>/<name>'" >&2
  exit 2
fi
example="$here/overlays/$environment/secrets/$namespace/$name.env.example"
if [ ! -f "$example" ]; then
  echo "$environment has no Secret $namespace/$name: there is no $example" >&2
  exit 2
fi
while IFS= read -r key; do
  if ! grep -q "^$key=." "$values"; then
    echo "$values has no value for $key" >&2
    exit 1
  fi
done < <(sed -n 's/^\([-._A-Za-z0-9]*\)=.*/\1/p' "$example")

# Each value in a file that only this user may read: none stands on a command line.
umask 077
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
beside=$(cd "$(dirname "$values")" && pwd)
while IFS= read -r line || [ -n "$line" ]; do
  case $line in '' | '#'*) continue ;; esac
  key=${line%%=*}
  value=${line#*=}
  case $value in
    @*) cat "$beside/${value#@}" >"$parts/$key" ;;
    *) printf '%s' "$value" >"$parts/$key" ;;
  esac
done <"$values"

# Applied by the server: an annotation of what was applied last would hold the values once more.
kubectl create secret generic "$name" --namespace "$namespace" --from-file="$parts" --dry-run=client --output yaml |
  kubectl apply --server-side --force-conflicts --filename -
sed -n 's/^# *\(kubectl label secret .*\)$/\1/p' "$example" | while read -r _ _ _ _ flag where label; do
  kubectl label secret "$name" "$flag" "$where" "$label" --overwrite
done
