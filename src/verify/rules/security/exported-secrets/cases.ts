import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'into a file, among other kinds',
      files: { 'backup.sh': 'kubectl get all,cm,secret,ing -n shop -o yaml > objects.yaml  # <-- here\n' },
    },
    {
      name: 'into a bucket',
      files: {
        'backup.sh': 'kubectl get secrets -A --output=json | gzip | aws s3 cp - s3://b/x  # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'encrypted, sealed, or handed to another cluster',
      files: {
        'backup.sh': `kubectl get secret -o yaml | age -r "$KEY" > secrets.age
kubectl get secret a -o json | kubeseal > sealed.json
kubectl get secret a -o yaml | kubectl apply -n other -f -
`,
      },
    },
    {
      name: 'looked at, or other kinds',
      files: {
        'a.sh': `kubectl get secret a > /dev/null
kubectl get secret a -o yaml
kubectl get secret a -o jsonpath='{.data.x}' | base64 -d
kubectl get cm -o yaml > maps.yaml
`,
      },
    },
  ],
};
