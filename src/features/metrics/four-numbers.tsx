import type { JSX } from 'preact';
import { type Period, periods } from '../../model/index.ts';
import { formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { statusInWords } from '../../web/status.ts';
import { sharedWords } from '../../web/words/index.ts';
import { outcomeInWords } from '../worked/sentences.ts';
import { workThrough } from '../worked/worked.ts';
import { restatedInWords } from './change-sentences.ts';
import { lastRestated } from './history.ts';
import { factsInWords } from './number-sentences.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

/** The four scores on the wall: status in words, what it is made of, the days, the receipt. */
export function FourNumbers({ report }: { readonly report: MetricReport }): JSX.Element {
  return (
    <section class="wall" aria-labelledby="numbers">
      <div class="page">
        <h2 id="numbers" class="hidden">
          {metricsWords(useLanguage()).labels.fourNumbers}
        </h2>
        <div class="four">
          {periods.map((period) => (
            <One key={period} report={report} period={period} />
          ))}
        </div>
      </div>
    </section>
  );
}

function One({ report, period }: { readonly report: MetricReport; readonly period: Period }) {
  const { metric, latest, tolerance, city } = report;
  const language = useLanguage();
  const words = metricsWords(language);
  const { periods: names } = sharedWords(language);
  const number = report.scores[period];
  const scale = { tolerance, grades: [] };
  const worked = workThrough(metric, number);
  const restated = lastRestated(number.span, report.changes);
  const facts = factsInWords(metric, number, worked, language);
  return (
    <div>
      <h3>{names[period]}</h3>
      {number.score === null ? (
        <Slot reason={number.reason} />
      ) : (
        <Plate score={number.score} status={number.status} scale={scale} capped={number.capped} />
      )}
      {number.score !== null && (
        <p class="status" aria-hidden="true">
          {statusInWords(number.status, metric.rule, language)}
        </p>
      )}
      {facts !== null && <p>{facts}</p>}
      {number.reason !== null &&
        outcomeInWords({ metric, score: number, worked, tolerance, latest }, language).map(
          (sentence) => <p key={sentence}>{sentence}</p>,
        )}
      {number.capped !== null && number.rawScore !== null && (
        <p>
          {words.uncapped[number.capped]({ score: formatScore(number.rawScore, scale, language) })}
        </p>
      )}
      {restated !== undefined && <p>{restatedInWords(restated, metric.unit, language)}</p>}
      <p class="note">{formatSpan(number.span, language)}</p>
      <p class="note">
        <Link href={`/${city.slug}/receipts/${number.receipt}`}>{words.receiptLinks[period]}</Link>
      </p>
    </div>
  );
}
