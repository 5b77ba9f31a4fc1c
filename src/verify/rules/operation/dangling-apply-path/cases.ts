import type { RuleCases } from '../../../rule.ts';

const object = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
const tree = {
  'kubernetes/base/namespaces.yaml': object,
  'kubernetes/apps/api/namespace.yaml': object,
  'terraform/environments/production/main.tf': '',
  'overlays/staging/kustomization.yaml': 'namespace: shop\n',
};

export const cases: RuleCases = {
  bad: [
    {
      name: 'from a folder that is one deeper',
      files: {
        ...tree,
        'README.md': `\`\`\`bash
cd terraform/environments/production
terraform apply
\`\`\`

\`\`\`bash
kubectl apply -f ../../kubernetes/base/  # <-- here
\`\`\`
`,
      },
    },
    {
      name: 'a folder of folders',
      files: { ...tree, 'deploy.sh': 'kubectl apply -f kubernetes/  # <-- here\n' },
    },
    {
      name: 'a folder without a kustomization',
      files: { ...tree, Makefile: 'apply:\n\tkubectl apply -k kubernetes/base  # <-- here\n' },
    },
  ],
  good: [
    {
      name: 'from the top, from the folder of the script, and from where it went',
      files: {
        ...tree,
        'deploy.sh': `kubectl apply -f kubernetes/base
kubectl apply -f kubernetes --recursive
kubectl apply -k overlays/staging
cd terraform/environments/production
kubectl apply -f ../../../kubernetes/base/namespaces.yaml
`,
        'kubernetes/apply.sh': 'cd "$(dirname "$0")"\nkubectl apply -f base -f apps/api\n',
      },
    },
    {
      name: 'what is made by the way, or lies on another machine',
      files: {
        ...tree,
        'deploy.sh': `kubectl apply -f rendered/
kubectl apply -f /tmp/all.yaml
kubectl apply -f - < x.yaml
kubectl apply -f https://example.com/x.yaml
kubectl apply -f "$DIR/kubernetes"
`,
      },
    },
  ],
};
