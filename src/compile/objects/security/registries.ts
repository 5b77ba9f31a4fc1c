import {
  type DataPath,
  type Diagnostic,
  formatPath,
  isObject,
  type JsonObject,
  valueAt,
} from '../../../base/index.ts';
import { podSpecPath } from '../../../kubernetes/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import type { Unit } from '../unit.ts';

/** An image that would be refused, where it comes from and in which environments. */
interface Refused {
  readonly image: string;
  readonly from: DataPath;
  readonly environments: string[];
  readonly registries: readonly string[];
}

/**
 * Images that the platform's own policy would refuse: those of services and of what runs beside them, whoever makes the
 * pods. What charts of others run in namespaces of the platform is not known here.
 */
export function refusedImages(platform: Platform, units: readonly Unit[]): readonly Diagnostic[] {
  const found = new Map<string, Refused>();
  for (const environment of platform.environments) {
    const { images } = environment.security;
    if (images === undefined || !images.enforce || images.registries.length === 0) continue;
    for (const { value, from } of units.flatMap((unit) => unit.parts.get(environment.name)?.objects ?? [])) {
      if (!isGoverned(environment, value)) continue;
      for (const image of imagesOf(value)) {
        if (images.registries.some((registry) => image.startsWith(`${registry}/`))) continue;
        const key = `${formatPath(from)} ${image}`;
        const known = found.get(key);
        if (known === undefined)
          found.set(key, { image, from, environments: [environment.name], registries: images.registries });
        else if (!known.environments.includes(environment.name)) known.environments.push(environment.name);
      }
    }
  }
  return [...found.values()].map(({ image, from, environments, registries }) => ({
    path: from,
    reason: `the image '${image}' is refused in ${environments.join(', ')}, where images come from ${registries.join(', ')}`,
    fix: `Take it from one of those, or add '${registryOf(image)}' to security.images.registries.`,
  }));
}

/** Whether the policy judges pods of an object: those in the namespaces of the platform. */
function isGoverned({ namespaces }: Environment, object: JsonObject): boolean {
  const namespace = valueAt(object, ['metadata', 'namespace']);
  return namespaces.some(({ name }) => name === namespace);
}

/**
 * What operators run where nobody names an image. Sources: elastic/cloud-on-k8s 3, pkg/controller/common/container;
 * cloudnative-pg/cloudnative-pg 1.28, internal/configuration.
 */
const usualImages: Readonly<Record<string, string>> = {
  Elasticsearch: 'docker.elastic.co/elasticsearch/elasticsearch',
  Kibana: 'docker.elastic.co/kibana/kibana',
  Pooler: 'ghcr.io/cloudnative-pg/pgbouncer',
};

/** The images of an object's pods; those of operators name them in a field of their own. */
function imagesOf(object: JsonObject): readonly string[] {
  const path = podSpecPath(String(object.kind));
  if (path === undefined) {
    const named = [valueAt(object, ['spec', 'imageName']), valueAt(object, ['spec', 'image'])].filter(isText);
    const usual = usualImages[String(object.kind)];
    return named.length > 0 || usual === undefined ? named : [usual];
  }
  return ['containers', 'initContainers'].flatMap((list) => {
    const items = valueAt(object, [...path, list]);
    return (Array.isArray(items) ? items : []).flatMap((item) =>
      isObject(item) && isText(item.image) ? [item.image] : [],
    );
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** What stands before the name of an image. */
function registryOf(image: string): string {
  const path = image.slice(0, image.lastIndexOf('/'));
  return path === '' ? 'docker.io/library' : path;
}
