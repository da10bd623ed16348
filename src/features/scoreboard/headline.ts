import type { Status } from '../../model/index.ts';
import { formatDayInWords, weekdayOf } from '../../web/dates.ts';
import { listOf, plural } from '../../web/words.ts';
import type { MetricGroups } from './order.ts';
import type { ScoreboardReport } from './report.ts';

/** The day in one sentence. @example 'Boston just missed its target on Monday.' */
export function headline(report: ScoreboardReport): string {
  const { city, composite, metrics, spans, tolerance } = report;
  if (metrics.length === 0) return `${city.name} has no metrics yet.`;
  const on = `on ${weekdayOf(spans.day.last)}`;
  const { status, score } = composite.day;
  if (status === 'no-score' || score === null) return `${city.name} has no score ${on}.`;
  const near = score >= 1 - tolerance;
  const verbs: Readonly<Record<Exclude<Status, 'no-score'>, string>> = {
    exceeding: 'beat',
    meeting: 'met',
    'follow-up': near ? 'just missed' : 'missed',
  };
  return `${city.name} ${verbs[status]} its target ${on}.`;
}

/** How the metrics of the day are spread, in one sentence. */
export function spread({ above, below, none }: MetricGroups): string {
  const parts = [
    { count: above.length, words: 'on or above target' },
    { count: below.length, words: 'below target' },
    { count: none.length, words: 'without a score' },
  ].filter(({ count }) => count > 0);
  const [first, ...rest] = parts.map(({ count, words }, index) =>
    index === 0
      ? `${plural(count, 'metric')} ${count === 1 ? 'is' : 'are'} ${words}`
      : `${count} ${words}`,
  );
  return first === undefined ? '' : `${listOf([first, ...rest])}.`;
}

/**
 * What to say when no board was published on or after `today` although the days went on. Null for
 * sample cities and when the board is of today.
 */
export function silence(report: ScoreboardReport, today: string): string | null {
  if (report.city.asOf !== null || report.date >= today) return null;
  return `Today is ${formatDayInWords(today)}. No newer board has been published.`;
}
