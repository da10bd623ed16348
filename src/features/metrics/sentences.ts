import type { Day } from '../../model/index.ts';
import { formatDay, formatSpanShort } from '../../web/dates.ts';
import type { Language } from '../../web/language/index.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

export function neverAnything(history: MetricReport['history'], language: Language): string {
  const { noHistory, noValueEver } = metricsWords(language);
  const [first] = history;
  const last = history.at(-1);
  if (first === undefined || last === undefined) return noHistory;
  return noValueEver({
    first: formatDay(first.date, language),
    last: formatDay(last.date, language),
  });
}

/** Whose knowledge the page shows. */
export function knowledgeInWords(report: MetricReport, language: Language): string[] {
  const { asKnownOn, reconstructed, city } = report;
  const { knowledge } = metricsWords(language);
  const day = formatDay(report.date, language);
  const known = formatDay(report.knownOn.slice(0, 10), language);
  const published = formatDay(report.publishedAt.slice(0, 10), language);
  if (asKnownOn === null) return [knowledge.all({ day })];
  const asked = formatDay(asKnownOn, language);
  if (!reconstructed) return [knowledge.public({ asked, day })];
  return [
    knowledge.rebuilt({ asked, day }),
    city.asOf === null ? knowledge.notBegun({ published, known }) : knowledge.sample({ published }),
  ];
}

/** @example shortSpan({ first: '2025-02-24', last: '2025-03-02' }, 'en') // 'Feb 24–Mar 2, 2025' */
export function shortSpan(
  span: { readonly first: Day; readonly last: Day },
  language: Language,
): string {
  return metricsWords(language).shortSpan({
    days: formatSpanShort(span, language),
    year: span.last.slice(0, 4),
  });
}
