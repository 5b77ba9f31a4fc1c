import type { Artifact, Diagnostic } from '../../../base/index.ts';
import { earlySteps, unknownNames } from '../../order/phases.ts';
import { planOf } from '../../order/plan.ts';
import type { Target } from '../../target.ts';
import { helmfile } from './helmfile.ts';
import { page } from './page.ts';
import { script } from './script.ts';

/** How an environment comes up from an empty cluster: the charts in their order, a script, and a page to read. */
export const target: Target = {
  id: 'bootstrap',
  title: 'the order in which an environment comes up, as charts, a script and a page',
  needs: ['components'],
  compile(input) {
    const { platform, earlier } = input;
    const values = new Set((earlier.get('components') ?? []).map(({ path }) => path));
    const plans = new Map(
      platform.environments.map((environment) => [environment, planOf(input, environment)]),
    );
    const artifacts = [...plans].flatMap(([environment, plan]): readonly Artifact[] => {
      const charts =
        environment.gitops === undefined ? helmfile(platform, environment.name, plan, values) : undefined;
      const brought = script(platform, environment, plan, values);
      return charts === undefined ? [brought] : [brought, charts];
    });
    const diagnostics = new Map<string, Diagnostic>();
    for (const one of [
      ...unknownNames(platform, plans),
      ...[...plans].flatMap(([environment, plan]) => earlySteps(platform, environment, plan)),
    ])
      diagnostics.set(one.reason, one);
    return {
      artifacts: [...artifacts, page(platform, plans)],
      diagnostics: [...diagnostics.values()],
    };
  },
};
