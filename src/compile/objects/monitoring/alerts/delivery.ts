import { type Alert, type AlertContext, builtIn, type Step, time } from '../alert.ts';

const group = 'delivery';

/** The alerts about what brings changes into the cluster. */
export function deliveryAlerts(context: AlertContext): readonly Alert[] {
  return [...applicationAlerts(context), ...rolloutAlerts(context)];
}

function applicationAlerts(context: AlertContext): readonly Alert[] {
  const argoCd = context.components.get('argo-cd');
  if (argoCd === undefined) return [];
  const look: readonly Step[] = [
    {
      text: 'What differs or is ill, and what the last sync said:',
      commands: [
        `kubectl -n ${argoCd.namespace} get applications`,
        `kubectl -n ${argoCd.namespace} describe application <name>`,
      ],
    },
  ];
  return [
    ...builtIn(context, group, 'ApplicationOutOfSync', (_, { for: wait }) => ({
      expr: 'max by (name) (argocd_app_info{sync_status!="Synced"}) == 1',
      summary: 'The cluster is not as Git says: {{ $labels.name }}',
      page: {
        meaning: `For ${time(wait)} an Application has differed from the repository.`,
        impact: 'What was merged is not there, or somebody changed the cluster by hand.',
        look,
        mend: [
          {
            text: 'A failed sync names the object: mend it in Git. A change by hand: bring it into the definition, or let the sync undo it. A field that a controller writes belongs among those that are ignored.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'ApplicationDegraded', (_, { for: wait }) => ({
      expr: 'max by (name) (argocd_app_info{health_status=~"Degraded|Missing|Unknown"}) == 1',
      summary: 'What Git asks for does not run: {{ $labels.name }}',
      page: {
        meaning: `For ${time(wait)} objects of an Application have been missing or ill.`,
        impact: 'Those of its wave and of later ones wait.',
        look,
        mend: [
          { text: 'The object that is ill has mostly an alert of its own: treat that.' },
          { text: 'If it began with a merge, revert it in Git.' },
        ],
      },
    })),
  ];
}

function rolloutAlerts(context: AlertContext): readonly Alert[] {
  if (!context.components.has('argo-rollouts')) return [];
  return [...stopped(context), ...waiting(context)];
}

/** A release that waits longer than any of its pauses waits for people. */
function waiting(context: AlertContext): readonly Alert[] {
  return builtIn(context, group, 'ReleaseWaiting', (_, { for: wait }) => {
    const patient = context.environment.services.filter(
      ({ release }) =>
        release.strategy === 'canary' && release.analysis !== undefined && release.pause >= wait,
    );
    const names = patient.map(({ name }) => name);
    const others = names.length === 0 ? '' : `, name!~"${names.join('|')}"`;
    return {
      expr: `max by (namespace, name) (rollout_info{phase="Paused"${others}}) == 1`,
      ...(names.length === 0 ? {} : { why: `The pauses of ${names.join(', ')} are as long themselves.` }),
      summary: 'The release of {{ $labels.namespace }}/{{ $labels.name }} waits for somebody',
      page: {
        meaning: `For ${time(wait)} a release has been paused: its version is tested and waits for the switch, or too few requests came for a verdict.`,
        impact:
          'The new version has its share of the requests, and no more; its pods run beside the old ones.',
        look: [
          {
            text: 'At which step it stands, and what the measures say:',
            commands: [
              'kubectl argo rollouts get rollout <name> -n <namespace>',
              'kubectl -n <namespace> get analysisruns --sort-by=.metadata.creationTimestamp',
            ],
          },
        ],
        mend: [
          {
            text: 'If it is good, let it go on:',
            commands: ['kubectl argo rollouts promote <name> -n <namespace>'],
          },
          {
            text: 'If not, take it back:',
            commands: ['kubectl argo rollouts abort <name> -n <namespace>'],
          },
        ],
      },
    };
  });
}

/** A release that was taken back, or did not come up. */
function stopped(context: AlertContext): readonly Alert[] {
  return builtIn(context, group, 'ReleaseStopped', () => ({
    expr: 'max by (namespace, name) (rollout_info{phase=~"Degraded|Error|Timeout|InvalidSpec"}) == 1',
    summary: 'The release of {{ $labels.namespace }}/{{ $labels.name }} was stopped',
    page: {
      meaning: 'A new version was judged bad and taken back, or did not come up in time.',
      impact: 'The version before answers. The new one is not out, and nobody tries it again.',
      look: [
        {
          text: 'Which measure was missed, and when:',
          commands: [
            'kubectl argo rollouts get rollout <name> -n <namespace>',
            'kubectl -n <namespace> get analysisruns --sort-by=.metadata.creationTimestamp',
          ],
        },
      ],
      mend: [
        {
          text: 'Put the version before back into Git: the Rollout is ill until both agree. Then mend the new one.',
        },
        {
          text: 'If the judgement was wrong, try again:',
          commands: ['kubectl argo rollouts retry rollout <name> -n <namespace>'],
        },
      ],
    },
  }));
}
