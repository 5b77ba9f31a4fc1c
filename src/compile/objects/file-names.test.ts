import { expect, it } from 'vitest';
import { objectFileNames } from './file-names.ts';

const role = (name: string, namespace: string) => ({ kind: 'Role', metadata: { name, namespace } });

it('tells namesakes in two namespaces apart', () => {
  expect(
    objectFileNames('secrets/shop', [
      role('reader', 'data'),
      role('reader', 'shop'),
      role('shop', 'shop'),
      { kind: 'ServiceAccount', metadata: { name: 'reader', namespace: 'shop' } },
    ]),
  ).toEqual(['role-reader-data', 'role-reader-shop', 'role', 'service-account']);
});
