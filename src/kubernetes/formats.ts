import type { KeyFormat, StringFormat } from './schema.ts';

/** A syntax: how to tell it, and how to say it in a sentence after "must be". */
interface Format {
  readonly matches: (text: string) => boolean;
  readonly expected: string;
}

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

const isSubdomain = (text: string): boolean => text.length <= 253 && SUBDOMAIN.test(text);

/** Source: https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/util/validation/validation.go */
export const FORMATS: Readonly<Record<StringFormat | NameFormat, Format>> = {
  'absolute-path': { matches: (text) => text.startsWith('/'), expected: 'a path that starts with "/"' },
  base64: {
    // The decoder of the API server passes over line ends.
    matches: (text) => {
      const bare = text.replaceAll(/[\r\n]/g, '');
      return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
    },
    expected: 'base64 text',
  },
  'dns-label': {
    matches: (text) => text.length <= 63 && LABEL.test(text),
    expected:
      'at most 63 lower-case letters, digits and "-", with a letter or digit at both ends (a DNS label)',
  },
  'dns-1035-label': {
    matches: (text) => text.length <= 63 && LABEL_1035.test(text),
    expected:
      'at most 63 lower-case letters, digits and "-", with a letter first and a letter or digit last (a DNS label)',
  },
  'dns-subdomain': {
    matches: isSubdomain,
    expected:
      'at most 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends (a DNS subdomain)',
  },
  'path-segment': {
    matches: (text) => text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text),
    expected: 'a name without "/" and "%"',
  },
  'env-name': {
    matches: (text) => /^[ -<>-~]+$/.test(text),
    expected: 'printable ASCII characters without "="',
  },
  'label-key': {
    matches: (text) => isLabelKey(text),
    expected:
      'a label key: a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/"',
  },
  'label-value': {
    matches: (text) => text === '' || (text.length <= 63 && QUALIFIED.test(text)),
    expected:
      'a label value: at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
  },
  'port-name': {
    matches: (text) => text.length <= 15 && /^(?!.*--)(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text),
    expected: 'a port name: at most 15 lower-case letters, digits and "-", with at least one letter',
  },
};

/** Syntaxes of object names, beside those of fields. */
export type NameFormat = 'dns-1035-label' | 'path-segment';

/** Syntax of the keys of a map. */
export const KEY_FORMATS: Readonly<Record<KeyFormat, Format>> = {
  label: FORMATS['label-key'],
  annotation: {
    matches: (text) => isLabelKey(text.toLowerCase()),
    expected: FORMATS['label-key'].expected.replace('label', 'annotation'),
  },
  config: {
    matches: (text) => text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && !/^\.{1,2}$/.test(text),
    expected: 'at most 253 letters, digits, "-", "_" and "."',
  },
};

function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  return (slash === -1 || isSubdomain(text.slice(0, slash))) && name.length <= 63 && QUALIFIED.test(name);
}
