/** The parts of an image's reference. */
export interface Image {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Splits `host:5000/shop/web:1.2@sha256:0a..`; the colon of a port is none before a tag. */
export function splitImage(image: string): Image {
  const [named = image, digest] = image.split('@');
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  return {
    name: tagged ? named.slice(0, colon) : named,
    tag: tagged ? named.slice(colon + 1) : undefined,
    digest,
  };
}
