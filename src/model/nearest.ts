/**
 * The known word that a mistyped one most likely meant: the fewest letters added, dropped, changed
 * or swapped with a neighbour, at most `most` of them (a third of the word unless given); null when
 * none is that near. Upper and lower case are the same; words over 64 letters have none.
 * @example nearest('topik', ['topic', 'target']) === 'topic'
 */
export function nearest(
  word: string,
  known: Iterable<string>,
  most: number = Math.max(1, Math.floor(word.length / 3)),
): string | null {
  const wanted = word.toLowerCase();
  if (wanted.length > 64) return null;
  let best: string | null = null;
  let least = most + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
