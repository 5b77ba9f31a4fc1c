import type { RuleCases } from '../../../rule.ts';

const api = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: shop/api:1.4.0 }] } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a tag that moves',
      files: {
        '.github/workflows/deploy.yml': `jobs:
  deploy:
    steps:
      - run: |
          kubectl set image deployment/api api=registry.example.com/shop/api:latest  # <-- here
          kubectl set image deployment/web web=\${{ vars.REGISTRY }}/web:latest -n shop  # <-- here
`,
      },
    },
    {
      name: 'what runs already',
      files: {
        'api.yaml': api,
        'deploy.sh': 'kubectl -n shop set image deploy/api api=shop/api:1.4.0  # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'another tag, or one of each build',
      files: {
        'api.yaml': api,
        'deploy.sh': `kubectl set image deploy/api api=shop/api:1.5.0
kubectl set image deploy/api api="shop/api:$GITHUB_SHA"
kubectl set env deploy/api MODE=latest
`,
      },
    },
  ],
};
