import { addDays } from '../../calendar/index.ts';
import type { Day } from '../../model/index.ts';
import { formatDay, formatDayInWords, instantInWords, weekdayOf } from '../../web/dates.ts';
import { formatChange, formatDecimals } from '../../web/format.ts';
import { type Language, listOf } from '../../web/language/index.ts';
import type { MetricGroups } from './order.ts';
import type { BoardOrigin, NamedComposite } from './report.ts';
import { boardsWords } from './words/index.ts';

/** The day of a city, a topic or a department in one sentence. */
export function headline(
  name: string,
  composite: { readonly day: Pick<NamedComposite['day'], 'status' | 'score' | 'total'> },
  origin: Pick<BoardOrigin, 'spans' | 'tolerance'>,
  language: Language,
): string {
  const { headlines } = boardsWords(language);
  const day = weekdayOf(origin.spans.day.last, language);
  const { status, score, total } = composite.day;
  if (total === 0) return headlines.empty({ name });
  if (score === null) return headlines['no-score']({ name, day });
  if (status === 'follow-up' && score >= 1 - origin.tolerance) return headlines.near({ name, day });
  return headlines[status]({ name, day });
}

/** How many metrics had a score, and how they are spread, in one sentence. */
export function spread({ above, below, none }: MetricGroups, language: Language): string {
  const words = boardsWords(language);
  const scored = above.length + below.length;
  const total = scored + none.length;
  if (scored === 0) return words.noneScored({ total });
  return words.spread({ scored, total, above: above.length, below: below.length });
}

/**
 * What to say when no board was published on or after `today` although the days went on. Null for
 * sample cities and when the board is of today.
 */
export function silence(
  origin: { readonly city: Pick<BoardOrigin['city'], 'asOf'>; readonly date: Day },
  today: Day,
  language: Language,
): string | null {
  if (origin.city.asOf !== null || origin.date >= today) return null;
  return boardsWords(language).silence({ day: formatDayInWords(today, language) });
}

/** What a board that was published after its own day is; null for one published on its day. */
export function publicationNote(origin: BoardOrigin, language: Language): string | null {
  const publishedOn = origin.publishedAt.slice(0, 'YYYY-MM-DD'.length);
  if (publishedOn <= origin.date) return null;
  const { publication } = boardsWords(language);
  const day = formatDay(publishedOn, language);
  const { knownOn } = origin;
  const knownDay = knownOn.slice(0, 'YYYY-MM-DD'.length);
  // The end of a day is the first instant of the next.
  if (/T00:00:00(?:[+-]|Z$)/.test(knownOn)) {
    return publication.ofDay({ day, ended: formatDay(addDays(knownDay, -1), language) });
  }
  if (knownDay < publishedOn) {
    return publication.ofInstant({ day, instant: instantInWords(knownOn, language) });
  }
  return origin.city.asOf === null ? publication.late({ day }) : publication.sample({ day });
}

/** Less than this is no news: it would not show in three decimals. */
const leastChange = 0.0005;

export function isSteady(change: number): boolean {
  return Math.abs(change) < leastChange;
}

/** @example changeInWords(-0.2064, 'en') // '−0.21'; less than 0.0005 is 'steady' */
export function changeInWords(change: number, language: Language): string {
  if (isSteady(change)) return boardsWords(language).composite.steady;
  return formatChange(change, decimalsOf(change), language);
}

/** A change without its sign: two decimals, three where two would show nothing. */
export function sizeOf(change: number, language: Language): string {
  return formatDecimals(Math.abs(change), decimalsOf(change), language);
}

function decimalsOf(change: number): number {
  return Math.abs(change) < 0.005 ? 3 : 2;
}

/** Metrics by name on either side of a composite, furthest first. */
export interface Pulls {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What stands furthest from target, in one sentence; null where nothing does. */
export function standing({ up, down }: Pulls, language: Language): string | null {
  const words = boardsWords(language).standing;
  const [raised, lowered] = [listOf(up, language), listOf(down, language)];
  if (up.length > 0 && down.length > 0) return words.both({ raised, lowered });
  if (up.length > 0) return words.up({ raised });
  return down.length > 0 ? words.down({ lowered }) : null;
}

/** What moved the day since the board before, in one sentence. */
export function movement(change: number, { up, down }: Pulls, language: Language): string {
  const words = boardsWords(language).movement;
  if (isSteady(change)) return words.steady;
  const by = sizeOf(change, language);
  const [raised, lowered] = [listOf(up, language), listOf(down, language)];
  if (change < 0) {
    return up.length > 0 ? words.fellThough({ by, lowered, raised }) : words.fell({ by, lowered });
  }
  return down.length > 0 ? words.roseThough({ by, raised, lowered }) : words.rose({ by, raised });
}

/** A metric without a score now pulls by no longer counting. */
export function goneInWords(name: string, language: Language): string {
  return boardsWords(language).movement.gone({ name });
}
