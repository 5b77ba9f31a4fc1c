import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const file = `${folder}definition-under-test.ts`;

/** What the compiler says of a definition, with 1-based line and column. */
function messagesOf(definition: string): readonly { line: number; column: number; text: string }[] {
  const text = `import { aws, definePlatform, postgres } from '../../src/index.ts';\n\n${definition}`;
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  host.getSourceFile = (name, version, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, version, true)
      : getSourceFile.call(host, name, version, ...rest);
  const program = ts.createProgram({ rootNames: [file], options, host });
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map((found) => {
    const { line, character } = ts.getLineAndCharacterOfPosition(
      found.file ?? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023),
      found.start ?? 0,
    );
    return {
      line: line + 1,
      column: character + 1,
      text: ts.flattenDiagnosticMessageText(found.messageText, '\n'),
    };
  });
}

const body = `name: 'shop',
  environments: ['staging', 'production'],
  cloud: aws({ region: 'eu-central-1' }),`;

describe('the compiler', { timeout: 60_000 }, () => {
  it('has nothing to say of a good definition', () => {
    expect(messagesOf(`definePlatform({ ${body} services: { api: { port: 80 } } });\n`)).toEqual([]);
  });

  it('says what was meant by a misspelt call, where it stands', () => {
    const messages = messagesOf(`export default definePlatform({
  ${body}
  stores: { claims: postgres() },
  services: {
    api: { port: 8080 },
    web: { port: 8081, calls: ['claims', 'apii'] },
  },
});
`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ line: 10, column: 42 });
    expect(messages[0]?.text).toContain(`Did you mean '"api"'`);
  });

  it('says what was meant by a misspelt environment of a store', () => {
    const messages = messagesOf(`export default definePlatform({
  ${body}
  stores: { claims: postgres({ storage: { staging: '1Gi', prodution: '2Gi' } }) },
  services: { api: { port: 8080 } },
});
`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ line: 7, column: 13 });
    expect(messages[0]?.text).toContain(`Did you mean '"production"'`);
  });
});
