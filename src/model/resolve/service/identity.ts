import type { DataPath } from '../../../base/index.ts';
import type { CloudPlace } from '../../platform/cluster.ts';
import type { ReadService } from '../../schema/platform.ts';
import { cloudIdentity, longestIdentity } from '../cloud-identity.ts';
import { type Context, own, pick } from '../context.ts';
import { runsIn } from '../stores.ts';

/** The identity of a service at the cloud: the given one, or a derived one where it needs one. */
export function resolveIdentity(
  context: Context,
  cloud: CloudPlace,
  name: string,
  service: ReadService,
  path: DataPath,
): string | undefined {
  const given = pick(service.identity, context);
  if (given !== undefined) return given;
  const { stores } = context.definition;
  const keeper = service.calls?.find(
    (callee) => own(stores, callee)?.type === 'bucket' && runsIn(context, callee) === 'managed',
  );
  if (keeper === undefined) return undefined;
  const derived = cloudIdentity(cloud, context.definition.name, context.environment, name);
  if (derived !== undefined && derived.name.length > longestIdentity[cloud.provider]) {
    context.report({
      path,
      atKey: true,
      reason: `the name '${derived.name}' of its identity at the cloud is longer than ${longestIdentity[cloud.provider]} characters`,
      fix: 'Give it one with `identity`.',
      needs: [['cloud', 'account']],
    });
  }
  return derived?.identity;
}
