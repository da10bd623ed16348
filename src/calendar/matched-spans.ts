import type { CalendarSettings, HistoryBaseline, Period, Span } from '../model/index.ts';
import { firstOfMonth, monthOfDay, quarterOfMonth, shiftMonths } from './civil.ts';
import { dayFromNumber, dayNumber } from './day.ts';
import { weekStartNumber } from './week.ts';

type Match = HistoryBaseline['match'];
type MatchSettings = Pick<CalendarSettings, 'weekStart' | 'fiscalYearStart'>;

/**
 * The spans of earlier years that a span is compared with: the first is 1 year back, the last
 * `years` years back.
 *
 * Each is the period's own span that many years back, widened to at least the match. A day and a
 * week become the week (`same-week`), the calendar month (`same-month`) or the quarter of the
 * fiscal year (`same-quarter`) that holds the span's last day of that year; a month becomes that
 * quarter under `same-quarter`. Else the span itself moves: whole months stay whole months, and
 * any other span keeps its length and ends on its last day of that year.
 *
 * 29 February becomes 28 February in a year without one.
 */
export function matchedSpans(
  span: Span,
  period: Period,
  match: Match,
  years: number,
  settings: MatchSettings,
): Span[] {
  const first = dayNumber(span.first);
  const last = dayNumber(span.last);
  const spans: Span[] = [];
  for (let back = 1; back <= years; back++) {
    const [from, to] = moves(period, match)
      ? movedSpan(first, last, -12 * back)
      : surroundings(shiftMonths(last, -12 * back), match, settings);
    spans.push({ first: dayFromNumber(from), last: dayFromNumber(to) });
  }
  return spans;
}

/** True when the span is at least as wide as the match already. */
function moves(period: Period, match: Match): boolean {
  return period === 'quarter' || (period === 'month' && match !== 'same-quarter');
}

function movedSpan(first: number, last: number, months: number): [first: number, last: number] {
  const firstMonth = monthOfDay(first);
  const nextMonth = monthOfDay(last + 1);
  const whole = first === firstOfMonth(firstMonth) && last + 1 === firstOfMonth(nextMonth);
  if (whole) return [firstOfMonth(firstMonth + months), firstOfMonth(nextMonth + months) - 1];
  const end = shiftMonths(last, months);
  return [end - (last - first), end];
}

function surroundings(
  day: number,
  match: Match,
  settings: MatchSettings,
): [first: number, last: number] {
  if (match === 'same-week') {
    const start = weekStartNumber(day, settings.weekStart);
    return [start, start + 6];
  }
  const month = monthOfDay(day);
  if (match === 'same-month') return [firstOfMonth(month), firstOfMonth(month + 1) - 1];
  const quarter = quarterOfMonth(month, settings.fiscalYearStart);
  return [firstOfMonth(quarter), firstOfMonth(quarter + 3) - 1];
}
