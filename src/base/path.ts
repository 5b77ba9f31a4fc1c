/** A place inside nested data: `['services', 'api', 'ports', 0]`. */
export type DataPath = readonly (string | number)[];

/**
 * Writes a path the way people say it: `services.claims-service.ports[0]`.
 * A key that holds a dot or a bracket is quoted, so that the text can be parsed back.
 */
export function formatPath(path: DataPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (step === '' || /[.[\]"]/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** Reads what `formatPath` wrote; undefined when the text is not a path. */
export function parsePath(text: string): DataPath | undefined {
  const steps: (string | number)[] = [];
  let rest = text;
  while (rest !== '') {
    const match = /^(?:\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[\]"]+))/.exec(rest);
    if (match === null) return undefined;
    if (match[1] !== undefined) steps.push(Number(match[1]));
    else if (match[2] !== undefined) steps.push(JSON.parse(match[2]) as string);
    else if (match[3] !== undefined) steps.push(match[3]);
    rest = rest.slice(match[0].length);
  }
  return steps;
}
