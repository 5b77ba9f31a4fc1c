/**
 * Part of scripts that take a filled-in file of values: puts each into a file of its own in the folder "$parts", named like
 * its key. `KEY=@<file>` takes the contents of a file beside it, for what has several lines.
 */
export const valueFiles = `# Each value in a file that only this user may read: none stands on a command line.
umask 077
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
beside=$(cd "$(dirname "$values")" && pwd)
while IFS= read -r line || [ -n "$line" ]; do
  case $line in '' | '#'*) continue ;; esac
  key=\${line%%=*}
  value=\${line#*=}
  case $value in
    @*) cat "$beside/\${value#@}" >"$parts/$key" ;;
    *) printf '%s' "$value" >"$parts/$key" ;;
  esac
done <"$values"`;

/** Part of such scripts that reads which Secret a file of values is for. */
export const heading = `heading=$(sed -n '1s/^# Secret \\([^/]*\\)\\/\\(.*\\)$/\\1 \\2/p' "$values")
read -r namespace name <<<"$heading" || true
if [ -z "\${name:-}" ]; then
  echo "$values does not begin with '# Secret <namespace>/<name>'" >&2
  exit 2
fi`;

/** Part of such scripts that refuses a file without a value for each key of "$example". */
export const wholeness = `while IFS= read -r key; do
  if ! grep -q "^$key=." "$values"; then
    echo "$values has no value for $key" >&2
    exit 1
  fi
done < <(sed -n 's/^\\([-._A-Za-z0-9]*\\)=.*/\\1/p' "$example")`;
