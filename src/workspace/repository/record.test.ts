import { mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRecord } from './find-record.ts';
import { faultOf, useFolder } from './folder.fixture.ts';
import { readRecord, recordPath } from './record.ts';

const { folder, plan, run, states, edit } = useFolder();

describe('the record', () => {
  const hash = 'a'.repeat(64);
  test.each([
    ['', 'it is not JSON'],
    ['{', 'it is not JSON'],
    ['<<<<<<< ours\n{}\n=======\n>>>>>>> theirs', 'merge conflicts'],
    ['[]', 'it is not an object'],
    ['{}', 'no format number'],
    ['{"format":"1"}', 'no format number'],
    ['{"format":2,"tool":"9.0.0"}', 'by version 9.0.0 in format 2'],
    ['{"format":1}', 'the version or the definition is missing'],
    ['{"format":1,"tool":"1","definition":"p"}', 'its list of files is missing'],
    ['{"format":1,"tool":"1","definition":"p","files":[]}', 'its list of files is missing'],
    ['{"format":1,"tool":"1","definition":"p","files":{"a":"b"}}', 'the entry of a is no hash'],
    [`{"format":1,"tool":"1","definition":"p","files":{"../../a":"${hash}"}}`, 'a part that is . or ..'],
    [`{"format":1,"tool":"1","definition":"p","files":{".git/config":"${hash}"}}`, 'lies in a .git folder'],
    [`{"format":1,"tool":"1","definition":"p","files":{},"pending":{"/a":"${hash}"}}`, 'is absolute'],
  ])('%j is refused', (text, part) => {
    edit(recordPath, text);
    expect(faultOf(() => plan({ a: '1' }))).toContain(part);
  });

  test('leads back to the definition', () => {
    expect(readRecord(folder.out)).toBeUndefined();
    run({ a: '1' });
    expect(readRecord(folder.out)?.definition).toBe('../platform.ts');
  });

  test('is found from a file or a folder below it', () => {
    run({ 'a/b/c': '1' });
    const found = { folder: folder.out, definition: join(folder.root, 'platform.ts') };
    for (const path of ['a/b/c', 'a', '.']) expect(findRecord(join(folder.out, path))).toEqual(found);
    expect(findRecord(folder.root)).toBeUndefined();
  });

  test('deleted: files as generated are taken up again, others are kept', () => {
    run({ a: '1', b: '1' });
    edit('b', 'mine');
    unlinkSync(join(folder.out, recordPath));
    expect(states({ a: '1', b: '1' })).toEqual({ a: 'unchanged', b: 'foreign' });
  });

  test('behind a link is refused', () => {
    mkdirSync(join(folder.root, 'elsewhere'));
    mkdirSync(folder.out);
    symlinkSync('../elsewhere', join(folder.out, '.groundplan'));
    expect(faultOf(() => run({ a: '1' }))).toContain('.groundplan is not a folder');
  });
});
