import { isRolledOut } from '../../../release-names.ts';
import { type Alert, type AlertContext, builtIn } from '../../alert.ts';
import { undo } from '../remedies.ts';
import { group } from './look.ts';

/** The alerts about what should come to an end: releases and jobs. */
export function runAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...builtIn(context, group, 'RolloutStuck', () => ({
      expr: 'max by (namespace, deployment) (kube_deployment_status_condition{condition="Progressing", status="false"}) == 1',
      summary: 'The release of {{ $labels.namespace }}/{{ $labels.deployment }} does not come to an end',
      page: {
        meaning: 'New pods of a Deployment do not become ready within its deadline.',
        impact: 'The pods of the release before still answer; the new one is not out.',
        look: [
          {
            text: 'Why its pods are not ready:',
            commands: [
              'kubectl -n <namespace> rollout status deployment/<deployment> --timeout=5s',
              'kubectl -n <namespace> describe deployment <deployment>',
              'kubectl -n <namespace> get events --sort-by=.lastTimestamp | tail -30',
            ],
          },
        ],
        mend: [...undo(context, (service) => !isRolledOut(service))],
      },
    })),
    ...(context.environment.services.some(({ workload }) => workload === 'Job' || workload === 'CronJob')
      ? builtIn(context, group, 'JobFailed', () => ({
          expr: 'max by (namespace, job_name) (kube_job_status_failed) > 0 unless max by (namespace, job_name) (kube_job_status_succeeded) > 0',
          why: 'A job that succeeded at a second try has failed pods, and is no failure.',
          summary: 'The job {{ $labels.namespace }}/{{ $labels.job_name }} failed',
          page: {
            meaning: 'A job ended with an error, after all its tries.',
            impact: 'What it does is not done; the next run may catch up, or not.',
            look: [
              {
                text: 'What it said:',
                commands: [
                  'kubectl -n <namespace> logs job/<job-name> --tail=200',
                  'kubectl -n <namespace> describe job <job-name>',
                ],
              },
            ],
            mend: [
              {
                text: 'Mend the cause, then run it again. The alert ends when the failed job is deleted.',
                commands: [
                  'kubectl -n <namespace> create job --from=cronjob/<cronjob> <cronjob>-again',
                  'kubectl -n <namespace> delete job <job-name>',
                ],
              },
            ],
          },
        }))
      : []),
  ];
}
