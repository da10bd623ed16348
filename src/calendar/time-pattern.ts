/** A part of a day or time as a pattern's letters name it. */
export type TimePart =
  | 'year'
  | 'month'
  | 'month-name'
  | 'month-short'
  | 'day'
  | 'hour'
  | 'hour-of-half'
  | 'half'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'microsecond'
  | 'offset';

/** One piece of a pattern: a part of the time, or text that stands there as it is. */
export type TimePiece = { readonly part: TimePart } | { readonly text: string };

/** Letters and what they mean, longest first. */
const letters: readonly (readonly [string, TimePart])[] = [
  ['SSSSSS', 'microsecond'],
  ['yyyy', 'year'],
  ['MMMM', 'month-name'],
  ['SSS', 'millisecond'],
  ['MMM', 'month-short'],
  ['XXX', 'offset'],
  ['MM', 'month'],
  ['dd', 'day'],
  ['HH', 'hour'],
  ['hh', 'hour-of-half'],
  ['mm', 'minute'],
  ['ss', 'second'],
  ['M', 'month'],
  ['d', 'day'],
  ['H', 'hour'],
  ['h', 'hour-of-half'],
  ['a', 'half'],
];

/**
 * Reads a pattern such as `MM/dd/yyyy hh:mm:ss a` (letters as in Unicode's LDML, texts in single
 * quotes) into its pieces; null when it holds other letters.
 */
export function timePattern(pattern: string): TimePiece[] | null {
  const pieces: TimePiece[] = [];
  let rest = pattern;
  while (rest !== '') {
    const quoted = /^'([^']*)'/.exec(rest);
    const found = letters.find(([word]) => rest.startsWith(word));
    const length = quoted?.[0].length ?? found?.[0].length ?? 1;
    if (quoted !== null) pieces.push({ text: quoted[1]! });
    else if (found !== undefined) pieces.push({ part: found[1] });
    else if (/[A-Za-z']/.test(rest[0]!)) return null;
    else pieces.push({ text: rest[0]! });
    rest = rest.slice(length);
  }
  return pieces;
}
