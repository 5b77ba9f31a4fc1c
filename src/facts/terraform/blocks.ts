/** A block of HCL: `type "label" { body }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** Where it begins in the text, and where its body does. */
  readonly offset: number;
  readonly start: number;
  readonly body: string;
}

const header = /([A-Za-z_][\w-]*)((?:[ \t]+"[^"\n]*")*)[ \t]*(=[ \t]*)?\{/g;

/** The blocks of a text, and maps that are given to an argument, without those inside of them. */
export function blocksIn(text: string): readonly Block[] {
  const code = withoutTexts(text);
  const blocks: Block[] = [];
  header.lastIndex = 0;
  for (let from = 0; ; ) {
    header.lastIndex = from;
    // Labels are texts: only where a block begins is read in the text itself, which has the same length.
    const match = header.exec(code);
    if (match === null) return blocks;
    const start = match.index + match[0].length;
    const end = closing(code, start);
    const [head] = [text.slice(match.index, start)];
    const labels = [...head.matchAll(/"([^"\n]*)"/g)].map((found) => found[1] ?? '');
    blocks.push({ type: match[1] ?? '', labels, offset: match.index, start, body: text.slice(start, end) });
    from = end + 1;
  }
}

/** The same text with comments and what stands in quotes or here-documents blanked out, so that braces can be counted. */
function withoutTexts(text: string): string {
  const hidden =
    /"(?:\\.|\$\{[^}\n]*\}|\$(?!\{)|[^"\\\n$])*"|#.*|\/\/.*|\/\*[\s\S]*?\*\/|<<-?(\w+)\n[\s\S]*?^[ \t]*\1[ \t]*$/gm;
  return text.replaceAll(hidden, (found) =>
    found.startsWith('"')
      ? `"${'_'.repeat(Math.max(found.length - 2, 0))}"`
      : found.replaceAll(/[^\n]/g, ' '),
  );
}

function closing(code: string, from: number): number {
  let depth = 1;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1;
    else if (code[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return code.length;
}

/** What stands behind the name of an argument, on its line. */
export function argumentIn(body: string, name: string): string | undefined {
  return new RegExp(`^[ \\t]*"?${name}"?[ \\t]*[=:][ \\t]*(.+?)[ \\t,]*$`, 'm').exec(body)?.[1];
}
