import type { Artifact } from '../../../base/index.ts';
import { software } from '../../../kubernetes/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { code, markdownTable } from '../../objects/markdown.ts';
import { fillPhases } from '../../order/phases.ts';
import type { PlannedStep } from '../../order/plan.ts';

/** The page that says how the platform comes up: the phases as they are planned, and what needs what. */
export function page(platform: Platform, plans: ReadonlyMap<Environment, readonly PlannedStep[]>): Artifact {
  const last = [...plans].at(-1);
  const sections = [
    `# How ${platform.name} comes up`,
    'Each step comes after what it needs. The order is derived from what the objects say: the kinds that an operator\nserves, the namespaces, the secrets and classes that are mentioned, the stores and services that are called.',
    ...(last === undefined
      ? []
      : [commands(platform), ...byHand(platform), ...phases(platform, ...last), order(...last)]),
  ];
  return {
    format: 'text',
    path: 'docs/bootstrap.md',
    text: `${sections.join('\n\n')}\n`,
    from: platform.delivery.phases.length > 0 ? ['delivery', 'phases'] : ['environments'],
  };
}

function commands(platform: Platform): string {
  const scripts = platform.environments.map(
    ({ name }) => `bash ${platform.layout.kubernetes}/overlays/${name}/bootstrap.sh`,
  );
  return `\`\`\`sh\n${scripts.join('\n')}\n\`\`\``;
}

/** What no script can do alone: whoever begins a Vault gets its recovery keys. */
function byHand(platform: Platform): readonly string[] {
  const scripts = platform.environments
    .filter(({ security }) => security.vault !== undefined)
    .map(({ name }) => `bash ${platform.layout.kubernetes}/vault/${name}/configure.sh`);
  if (scripts.length === 0) return [];
  return [
    `Vault is begun and set up by hand, as its script says: when its first pod runs, and again when the databases run and
whenever the definition changes what it keeps.

\`\`\`sh
${scripts.join('\n')}
\`\`\``,
  ];
}

function phases(
  platform: Platform,
  environment: Environment,
  plan: readonly PlannedStep[],
): readonly string[] {
  if (platform.delivery.phases.length === 0) return [];
  const filled = fillPhases(platform, environment, plan);
  const parts = filled.map(({ name, when, steps, tasks }) => {
    const lines = [
      ...tasks.map((task) => `- [ ] ${task}`),
      ...steps.map(
        (step) =>
          `- [ ] ${code(step.id)}${step.component === undefined ? '' : `: ${step.component.purpose}`}`,
      ),
    ];
    return `### ${name}${when === undefined ? '' : ` (${when})`}\n\n${lines.join('\n') || 'Nothing to install.'}`;
  });
  return [`## Phases, in ${environment.name}\n\n${parts.join('\n\n')}`];
}

function order(environment: Environment, plan: readonly PlannedStep[]): string {
  const rows = plan.map(({ id, level, component, needs }) => [
    String(level + 1),
    code(id),
    component === undefined ? 'folder' : versionOf(component.software),
    needs.map((need) => `${code(need.id)} (${need.why})`).join(', ') || '-',
  ]);
  return `## Order, in ${environment.name}\n\n${markdownTable(['step', 'what', 'as', 'after'], rows)}`;
}

function versionOf(name: Parameters<typeof software>[0]): string {
  const { chart, version } = software(name);
  return chart === undefined ? `manifests ${version}` : `chart ${chart.name} ${chart.version}`;
}
