import { perEnvironment } from './environment.ts';
import { choice, fields, text, words } from './leaf.ts';
import { named } from './name.ts';

/** Source: naming rules of Microsoft.KeyVault/vaults in the Azure Resource Manager reference. */
const keyVault = text(
  'the name of a key vault',
  /^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]$/,
  'Use 3 to 24 lower-case letters, digits and single hyphens; begin with a letter.',
);

export const security = (environments: readonly string[]) =>
  fields({
    secrets: perEnvironment(choice('plain', 'sealed', 'external', 'vault'), environments).optional(),
    keyVault: perEnvironment(keyVault, environments).optional(),
    readers: named('a namespace', perEnvironment(words, environments)).optional(),
  });
