import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a script that installs and upgrades',
      files: {
        'deploy.sh': `helm install shop ./charts/shop -n shop  # <-- here
helm upgrade shop ./charts/shop -n shop --set image.tag="$TAG"  # <-- here
helm upgrade --install shop ./charts/shop --wait=hookOnly  # <-- here
`,
      },
    },
    {
      name: 'a page',
      files: { 'README.md': '```bash\nhelm upgrade --install shop charts/shop  # <-- here\n```\n' },
    },
    {
      name: 'a step of a pipeline',
      files: {
        '.github/workflows/deploy.yml':
          'jobs:\n  deploy:\n    steps:\n      - run: |\n          helm upgrade -i shop charts/shop  # <-- here\n',
      },
    },
    { name: 'a recipe', files: { Makefile: 'deploy:\n\t@helm install shop charts/shop  # <-- here\n' } },
  ],
  good: [
    {
      name: 'goes back, in the words of either version of Helm',
      files: {
        'deploy.sh': `helm upgrade --install shop charts/shop --atomic --timeout 10m
helm upgrade --install shop charts/shop --rollback-on-failure
helm upgrade --install shop charts/shop --wait
`,
      },
    },
    {
      name: 'changes nothing, or takes its flags from elsewhere',
      files: {
        'deploy.sh': `helm upgrade --install shop charts/shop --dry-run=server
helm template shop charts/shop
helm upgrade --install shop charts/shop "\${helm_args[@]}"
helm repo add shop https://charts.example.com
# helm install shop
`,
        Makefile: 'deploy:\n\thelm upgrade --install shop charts/shop $(HELM_FLAGS)\n',
      },
    },
  ],
};
