/**
 * The lines on which the elements of the list of rows begin, from 1. The list is the one with so
 * many elements that the path leads to; the text must be JSON that was parsed.
 */
export function elementLines(text: string, count: number, path: string | undefined): number[] {
  const steps = path === undefined || path === '' ? [] : path.split('.');
  const start = startOfList(text, steps);
  const lines: number[] = [];
  let line = text.slice(0, start).split('\n').length;
  let depth = 0;
  let begun = false;
  for (let at = start + 1; at < text.length && lines.length <= count; at += 1) {
    const sign = text[at]!;
    if (sign === '\n') line += 1;
    if (/\s/.test(sign)) continue;
    if (sign === ']' && depth === 0) break;
    if (sign === ',' && depth === 0) {
      begun = false;
      continue;
    }
    if (!begun) {
      lines.push(line);
      begun = true;
    }
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return lines;
}

/** Where the bracket of the list stands that the names lead to. */
function startOfList(text: string, steps: readonly string[]): number {
  let at = text.search(/\S/);
  for (const step of steps) at = startOfValue(text, at, step);
  return at;
}

/** Where the value of a name begins, in the object that begins at a place; of twins the last. */
function startOfValue(text: string, object: number, name: string): number {
  let depth = 0;
  let found = object;
  for (let at = object; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === '"') {
      const end = endOfString(text, at);
      const colon = text.slice(end + 1).search(/\S/) + end + 1;
      if (depth === 1 && text[colon] === ':' && JSON.parse(text.slice(at, end + 1)) === name) {
        found = text.slice(colon + 1).search(/\S/) + colon + 1;
      }
      at = end;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) break;
    }
  }
  return found;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
