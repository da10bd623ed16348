/**
 * Holds what was printed against what a page says. A `…` stands for any text in its line; a line
 * that is only `…` stands for any lines. Null when it matches, else the first line that does not.
 */
export function mismatch(expected: string, printed: string): string | null {
  const wanted = linesOf(expected);
  const there = linesOf(printed);
  let furthest = 0;
  const matches = (want: number, have: number): boolean => {
    if (want > furthest) furthest = want;
    if (want === wanted.length) return have === there.length;
    if (wanted[want] === '…') {
      for (let skip = have; skip <= there.length; skip += 1)
        if (matches(want + 1, skip)) return true;
      return false;
    }
    return have < there.length && fits(wanted[want]!, there[have]!) && matches(want + 1, have + 1);
  };
  if (matches(0, 0)) return null;
  const line = wanted[furthest] ?? '(nothing more)';
  return `the page says “${line}”, which does not stand in what was printed:\n${printed}`;
}

function linesOf(text: string): string[] {
  return text.replace(/\n+$/, '').split('\n');
}

function fits(wanted: string, there: string): boolean {
  const pattern = wanted.split('…').map(RegExp.escape).join('.*');
  return new RegExp(`^${pattern}$`).test(there);
}
