import type { MapEntry } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import type { Place } from './edit.ts';
import { scalarAt } from './edit.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { findFile } from './loader.ts';

export interface DataSources {
  readonly envs: readonly TextTree[];
  readonly literals: readonly TextTree[];
  readonly files: readonly TextTree[];
}

/** The data of a generated object: each key stands where it is written, in the kustomization or an env file. */
export function readData(
  sources: DataSources,
  kustomization: Kustomization,
  repository: Repository,
  isSecret: boolean,
  report: Report,
): ReadonlyMap<string, MapEntry> {
  const data = new Map<string, MapEntry>();
  const add = (name: string, text: string, key: Place, value: Place) => {
    if (!/^[-._a-zA-Z0-9]+$/.test(name))
      report(
        key,
        `${JSON.stringify(name)} cannot be a key`,
        'Use letters, digits, dashes, dots and underscores.',
      );
    else if (data.has(name)) report(key, `the key ${name} is given twice`, 'Keep one of the two.');
    else data.set(name, { key, value: scalarAt(isSecret ? base64(text) : text, value) });
  };
  for (const path of sources.envs) {
    const file = findFile(kustomization, path, path.value, repository, report);
    const source = repository.sources.get(file ?? '');
    if (source !== undefined)
      readEnvFile(source.text, (name, text, offset) =>
        add(name, text, { source, offset }, { source, offset }),
      );
  }
  for (const literal of sources.literals) {
    const equals = literal.value.indexOf('=');
    if (equals < 1)
      report(
        literal,
        `${JSON.stringify(literal.value)} is no \`key=value\``,
        'Write the key, an equals sign and the value.',
      );
    else add(literal.value.slice(0, equals), unquoted(literal.value.slice(equals + 1)), literal, literal);
  }
  for (const entry of sources.files) {
    const equals = entry.value.indexOf('=');
    const path = entry.value.slice(equals + 1);
    const name = equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : entry.value.slice(0, equals);
    const source = repository.sources.get(findFile(kustomization, entry, path, repository, report) ?? '');
    if (source === undefined) continue;
    if (source.text.includes('\ufffd')) {
      report(
        entry,
        `${path} is no text, so that the object and its name are not known`,
        'Keep binary data out of generators.',
      );
    }
    add(name, source.text, entry, { source, offset: 0 });
  }
  return data;
}

/** Lines `KEY=value`; others are empty, comments, or keys without a value. */
function readEnvFile(text: string, add: (name: string, value: string, offset: number) => void): void {
  let offset = 0;
  for (const whole of text.split('\n')) {
    const line = (offset === 0 ? whole.replace(/^\ufeff/, '') : whole).replace(/\r$/, '').trimStart();
    if (line !== '' && !line.startsWith('#')) {
      const equals = line.indexOf('=');
      add(equals < 0 ? line : line.slice(0, equals), equals < 0 ? '' : line.slice(equals + 1), offset);
    }
    offset += whole.length + 1;
  }
}

function unquoted(text: string): string {
  const first = text[0];
  return text.length > 1 && (first === '"' || first === "'") && text.endsWith(first)
    ? text.slice(1, -1)
    : text;
}

const lineLength = 70;

/** Base64 in lines of 70 characters when there is more than one, as kustomize writes it. */
function base64(text: string): string {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length < lineLength) return encoded;
  return encoded.replaceAll(/.{1,70}/g, '$&\n');
}
