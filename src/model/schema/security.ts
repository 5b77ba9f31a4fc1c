import { z } from 'zod';
import { perEnvironment } from './environment.ts';
import { registry } from './image.ts';
import { choice, fields, flag, text, words } from './leaf.ts';
import { keyed, named } from './name.ts';
import { duration, size } from './unit.ts';

/** Source: naming rules of Microsoft.KeyVault/vaults in the Azure Resource Manager reference. */
const keyVault = text(
  'the name of a key vault',
  /^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]$/,
  'Use 3 to 24 lower-case letters, digits and single hyphens; begin with a letter.',
);

export const vaultKey = fields({
  services: z.array(words).min(1),
  rotate: duration.optional(),
});

export const vault = (environments: readonly string[]) =>
  fields({
    pool: words.optional(),
    storage: perEnvironment(size, environments).optional(),
    storageClass: words.optional(),
    key: perEnvironment(words, environments).optional(),
    identity: perEnvironment(words, environments).optional(),
    keys: named('a key', vaultKey).optional(),
  });

export const imagePolicy = (environments: readonly string[]) =>
  fields({
    registries: z.array(registry).min(1).optional(),
    enforce: perEnvironment(flag, environments).optional(),
  });

export const security = (environments: readonly string[]) =>
  fields({
    secrets: perEnvironment(choice('plain', 'sealed', 'external', 'vault'), environments).optional(),
    keyVault: perEnvironment(keyVault, environments).optional(),
    readers: named('a namespace', perEnvironment(words, environments)).optional(),
    identities: named('software', perEnvironment(words, environments)).optional(),
    people: keyed(
      perEnvironment(choice('view', 'deploy', 'admin'), environments),
      /^[\w@:/.-]{1,100}$/,
      'the name of a group of people',
      'Write it as the identity provider does, without spaces.',
    ).optional(),
    images: imagePolicy(environments).optional(),
    vault: vault(environments).optional(),
  });
