import type { Named } from './report.ts';

/** Words that carry no meaning in a name. */
const small = new Set(['and', 'of', 'the', 'for', 'in', 'to', 'with']);

/**
 * Three letters for each topic, for the eye: the initials of a long name, else the beginning of the
 * first word; where two names would share a mark, the later one goes on through its letters.
 * @example topicMarks([{ slug: 'x', name: 'Health and human services' }]).get('x') // 'HHS'
 */
export function topicMarks(topics: readonly Named[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const taken = new Set<string>();
  for (const { slug, name } of topics) {
    if (marks.has(slug)) continue;
    const mark = candidates(name).find((one) => !taken.has(one)) ?? '';
    taken.add(mark);
    marks.set(slug, mark);
  }
  return marks;
}

function candidates(name: string): string[] {
  const words = (name.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !small.has(word.toLowerCase()),
  );
  const letters = Array.from(words.join(''));
  const initials = words.map((word) => Array.from(word)[0]!);
  const starts = words.map((word) => Array.from(word).slice(0, 3).join(''));
  const onwards = letters.slice(2).map((letter) => `${letters.slice(0, 2).join('')}${letter}`);
  return [...(words.length > 2 ? [initials.slice(0, 3).join('')] : []), ...starts, ...onwards];
}
