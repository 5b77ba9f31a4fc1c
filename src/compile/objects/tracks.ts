import type { Service } from '../../model/index.ts';

/** One version of a service that runs for itself, with pods, autoscaler and budget of its own. */
export interface Track {
  /** Name of its objects. */
  readonly name: string;
  /** What tells its pods from those of the other versions. */
  readonly labels: Readonly<Record<string, string>>;
  /** The service as this version runs it. */
  readonly service: Service;
}

/** The label that subsets of the mesh go by. */
const versionLabel = 'version';

/** The versions of a service that run side by side: one, but where people move weights between two. */
export function tracksOf(service: Service): readonly [Track, ...Track[]] {
  const { release } = service;
  if (release.strategy !== 'tracks') return [{ name: service.name, labels: {}, service }];
  const { version, next } = release;
  const serving: Track = { name: service.name, labels: { [versionLabel]: version }, service };
  if (next === undefined) return [serving];
  return [
    serving,
    {
      name: `${service.name}-${next.version}`,
      labels: { [versionLabel]: next.version },
      service: { ...service, image: next.image },
    },
  ];
}
