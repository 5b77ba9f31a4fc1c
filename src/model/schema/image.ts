import { leaf, sayValue, text } from './leaf.ts';

const part = '[a-z0-9]+(?:[._-]+[a-z0-9]+)*';
const host = '[a-zA-Z0-9][a-zA-Z0-9.-]*(?::[0-9]+)?';
const tagPattern = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';

/** Grammar: github.com/distribution/reference. */
const imagePattern = new RegExp(
  `^(?:${host}/)?${part}(?:/${part})*(?::(?<tag>${tagPattern}))?(?<digest>@sha256:[0-9a-f]{64})?$`,
);

/** An image with an immutable tag or a digest. */
export const image = leaf<string>({ type: 'string' }, (value) => {
  const fix = "Write 'registry/name:tag' with a tag that never moves, or a digest.";
  const match = typeof value === 'string' ? imagePattern.exec(value) : null;
  if (typeof value !== 'string' || match === null)
    return { reason: `${sayValue(value)} is not an image`, fix };
  const { tag: given, digest } = match.groups ?? {};
  if (digest !== undefined) return { value };
  if (given === undefined) return { reason: `the image '${value}' has no tag`, fix };
  return given === 'latest' ? { reason: `the tag 'latest' of '${value}' moves`, fix } : { value };
});

/** A tag that never moves. */
export const tag = leaf<string>({ type: 'string', pattern: `^${tagPattern}$` }, (value) => {
  const fix = "Write a version such as '1.4.2' or a commit.";
  if (value === 'latest') return { reason: "the tag 'latest' moves", fix };
  return typeof value === 'string' && new RegExp(`^${tagPattern}$`).test(value)
    ? { value }
    : { reason: `${sayValue(value)} is not an image tag`, fix };
});

/** Registry and path that stand before the name of an image. */
export const registry = text(
  'a registry path',
  new RegExp(`^(?:${host}|(?:${host}/)?${part}(?:/${part})*)$`),
  "Write it without scheme and slash at the end: 'registry.example.com/team'.",
);
