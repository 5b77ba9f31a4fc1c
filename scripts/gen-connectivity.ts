import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

/** Reads the sources as they are, also where definitions import the package: no build is needed, or can be stale. */
const sources = createJiti(import.meta.url, {
  alias: { groundplan: fileURLToPath(new URL('../src/index.ts', import.meta.url)) },
});

/** The page of connections: docs/reference/connectivity.md, by trying all of them on the example platforms. */
export async function generateConnectivity(): Promise<ReadonlyMap<string, string>> {
  const { census } = await sources.import<typeof import('../tests/connectivity/census.ts')>(
    '../tests/connectivity/census.ts',
  );
  const { worlds } = await sources.import<typeof import('../tests/connectivity/world.ts')>(
    '../tests/connectivity/world.ts',
  );
  const { examples } = await sources.import<typeof import('../tests/tools/definitions.ts')>(
    '../tests/tools/definitions.ts',
  );
  const rows = Object.entries(examples).flatMap(([example, definition]) =>
    worlds(definition).map((world) => ({ example, environment: world.environment.name, ...census(world) })),
  );
  const reasons = Object.keys(rows[0]?.needed ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const text = [
    '<!-- Made by `npm run gen` from tests/connectivity. -->',
    '# Connections',
    '',
    'Every pod of the example platforms tries every other pod, the software beside it and addresses outside, and those',
    'try it, at every port that anything listens on or is asked for. A reference reading of NetworkPolicy, which shares no',
    'code with the compiler or the verifier, says which connections the compiled policies let through. The test in',
    'tests/connectivity fails when one is refused that the definition needs, or let through that nothing needs.',
    '',
    line(['platform', 'environment', ...reasons.map((reason) => `needed: ${reason}`), 'allowed', 'denied']),
    line(['---', '---', ...reasons.map(() => '---:'), '---:', '---:']),
    ...rows.map(({ example, environment, needed, allowed, denied }) =>
      line([example, environment, ...reasons.map((reason) => needed[reason] ?? 0), allowed, denied]),
    ),
    '',
  ].join('\n');
  return new Map([['docs/reference/connectivity.md', text]]);
}
