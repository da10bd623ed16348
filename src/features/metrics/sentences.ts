import type { Day } from '../../model/index.ts';
import { formatDay, formatDayInWords, formatSpanShort } from '../../web/dates.ts';
import type { MetricReport } from './report.ts';

/** @example onlyNewest(26, 83) // 'The newest 26 of 83. All of them are in the CSV file.' */
export function onlyNewest(shown: number, all: number): string {
  return `The newest ${shown} of ${all}. All of them are in the CSV file.`;
}

export function neverAnything(history: MetricReport['history']): string {
  const [first] = history;
  const last = history.at(-1);
  if (first === undefined || last === undefined) return 'There is no history yet.';
  return `No value was received on any board from ${formatDay(first.date)} to ${formatDay(last.date)}.`;
}

/** Whose knowledge the page shows. */
export function knowledgeInWords(report: MetricReport): string[] {
  const { asKnownOn, reconstructed, city, date, knownOn, publishedAt } = report;
  const known = formatDay(knownOn.slice(0, 10));
  const published = formatDay(publishedAt.slice(0, 10));
  if (asKnownOn === null) {
    return [`This page shows all that is published: the board of ${formatDay(date)}.`];
  }
  const asked = formatDay(asKnownOn);
  if (!reconstructed) {
    return [
      `This page shows the newest board that was public on ${asked}: that of ${formatDay(date)}.`,
    ];
  }
  return city.asOf === null
    ? [
        `This page shows what was known at the end of ${asked}: the board of ${formatDay(date)}.`,
        `The city had not begun to publish then; this board was made on ${published} from what was known by ${known}.`,
      ]
    : [
        `This page shows what was known at the end of ${asked}: the board of ${formatDay(date)}.`,
        `All boards of this sample city were published at once, on ${published}; each counts only what had become known by its day.`,
      ];
}

/** @example shortSpan({ first: '2025-02-24', last: '2025-03-02' }) // 'Feb 24–Mar 2, 2025' */
export function shortSpan(span: { readonly first: Day; readonly last: Day }): string {
  return `${formatSpanShort(span)}, ${span.last.slice(0, 4)}`;
}

export function metricTitle(report: MetricReport): string {
  return `${report.metric.name}, ${report.city.name}`;
}

export function boardOf(date: Day): string {
  return `Board of ${formatDayInWords(date)}`;
}

export function listTitle(city: string): string {
  return `Metrics of ${city}`;
}

/** @example listLead(23, 'April 10, 2025') */
export function listLead(count: number, date: Day): string {
  return count === 1
    ? `1 metric, with its scores on the board of ${formatDay(date)}.`
    : `${count} metrics, with their scores on the board of ${formatDay(date)}.`;
}
