/** A text in three parts, of which only the middle one differs from the other text. */
export interface Contrast {
  readonly same: string;
  readonly other: string;
  readonly rest: string;
}

/**
 * Where two texts part, by whole words: what they begin and end with alike stands outside.
 * @example contrast('within 30 days.', 'within 20 days.')[0].other // '30'
 */
export function contrast(before: string, after: string): readonly [Contrast, Contrast] {
  const old = before.split(/(?<=\s)/);
  const now = after.split(/(?<=\s)/);
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const cut = (words: readonly string[]): Contrast => {
    const between = words.slice(start, words.length - end).join('');
    const other = between.trimEnd();
    return {
      same: words.slice(0, start).join(''),
      other,
      rest: between.slice(other.length) + words.slice(words.length - end).join(''),
    };
  };
  return [cut(old), cut(now)];
}
