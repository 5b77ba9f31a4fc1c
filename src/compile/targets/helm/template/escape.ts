/**
 * A text that a template yields unchanged: whatever looks like an action is written as a raw string, in which Go's
 * templates find no actions.
 */
export function escapeActions(text: string): string {
  return text.replaceAll(/\{\{[^`{}\n]*\}\}|\{\{/g, (found) => `{{\`${found}\`}}`);
}
