const lastColumn = 100;

/** Writes a text as comment lines at an indentation, broken between words so that lines end by column 100. */
export function commentLines(text: string, indent: string): string {
  const width = Math.max(20, lastColumn - indent.length - 2);
  let lines = '';
  for (const paragraph of text.split(/\r\n|[\r\n\u0085\u2028\u2029]/)) {
    for (const line of wrap(paragraph.replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, ' ').trimEnd(), width)) {
      lines += line === '' ? `${indent}#\n` : `${indent}# ${line}\n`;
    }
  }
  return lines;
}

function wrap(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
