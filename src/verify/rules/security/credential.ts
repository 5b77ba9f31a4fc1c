/** Names that hold a credential when they end so, in capitals with underscores. */
const NAMED =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|ENCRYPTION_KEY|SIGNING_KEY|CREDENTIALS?)$/;

/** Values by which a name is no credential: switches, numbers, paths, structure, blanks to fill. */
const HARMLESS =
  /^(true|false|yes|no|on|off|none|null|enabled|disabled|optional|required|x+|\.+|\*+)$|^\d{1,5}$|^\.?\/|^[{[]|^[|>]-?$|^<.*>$/i;

/** Values that say where the credential is, instead of being it. */
const REFERENCE =
  /^\$|\$[({]|\$__|\{\{|%[sdv({]|^(!vault|ref\+|vault:|arn:|projects\/|op:\/\/|sm:\/\/|file:|env:|secret:|secretref:|azurekeyvault|ssm:|https?:\/\/[^@]*$)/i;

const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>]*:([^\s/@"']+)@[^\s/]/gi;

/** Shapes that nothing but a credential has. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an access key of AWS'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/, 'a token of GitHub'],
  [/\bglpat-[A-Za-z0-9_-]{20}\b/, 'a token of GitLab'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a token of Slack'],
  [/\b[rs]k_live_[A-Za-z0-9]{10,}/, 'a key of Stripe'],
];

/** Files with a program, in which a password is a name more often than a value. */
const PROGRAM = /\.(?:bash|go|html|java|js|lua|md|php|pl|py|rb|sh|sql|tmpl|tpl|ts)$/i;

/** A line of a configuration file that sets a password: `spring.datasource.password=...`. */
const PASSWORD_LINE =
  /^[ \t]*["']?[\w.-]*(?:password|passwd|passphrase)["']?[ \t]*[=:][ \t]*["']?([^\s"'#,]+)/gim;

/**
 * What kind of credential a value is, as part of a sentence; undefined when it is none. `isName` tells
 * values that are names of other objects: `DATABASE_SECRET: database-credentials` says where, not what.
 */
export function credentialIn(
  name: string,
  value: string,
  isName: (value: string) => boolean,
): string | undefined {
  const text = value.trim();
  if (text === '') return undefined;
  const shape = SHAPES.find(([pattern]) => pattern.test(text));
  if (shape !== undefined) return shape[1];
  if (captures(URL_WITH_PASSWORD, text).some(isLiteral)) return 'a URL with a password';
  if (text.includes('\n')) {
    return !PROGRAM.test(name) && captures(PASSWORD_LINE, text).some(isLiteral) ? 'a password' : undefined;
  }
  return namesCredential(name) && isLiteral(text) && !isName(text) ? 'a credential' : undefined;
}

/** `dbPassword`, `db-password` and `db.password` are read as `DB_PASSWORD`; a file is judged by what is in it. */
function namesCredential(name: string): boolean {
  if (/\.(?:ya?ml|json|conf|cfg|ini|properties|toml|xml|sh|sql|pem|crt|txt)$/i.test(name)) return false;
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[-. ]/g, '_');
  return NAMED.test(words.toUpperCase()) && !/PUBLI[CS]/i.test(words);
}

/** Whether a value stands for itself. A number may be a password, but is none where it counts something. */
function isLiteral(value: string): boolean {
  return !REFERENCE.test(value) && !HARMLESS.test(value);
}

/** What the first group of a pattern takes, for all its matches. */
function captures(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}
