import type { JSX } from 'preact';
import { type Period, periods } from '../../model/index.ts';
import { formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { periodNames, statusWords } from '../../web/words.ts';
import { workThrough } from '../worked.ts';
import { outcomeInWords } from '../worked-words.ts';
import { restatedInWords } from './change-sentences.ts';
import { lastRestated } from './history.ts';
import { factsInWords, uncappedInWords } from './number-sentences.ts';
import type { MetricReport } from './report.ts';
import { labels, receiptLinks } from './words.ts';

/** The four scores on the wall: status in words, what it is made of, the days, the receipt. */
export function FourNumbers({ report }: { readonly report: MetricReport }): JSX.Element {
  return (
    <section class="wall" aria-labelledby="numbers">
      <div class="page">
        <h2 id="numbers" class="hidden">
          {labels.fourNumbers}
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
  const number = report.scores[period];
  const scale = { tolerance, grades: [] };
  const worked = workThrough(metric, number);
  const restated = lastRestated(number.span, report.changes);
  const facts = factsInWords(metric, number, worked);
  return (
    <div>
      <h3>{periodNames[period]}</h3>
      {number.score === null ? (
        <Slot reason={number.reason} />
      ) : (
        <Plate score={number.score} status={number.status} scale={scale} capped={number.capped} />
      )}
      {number.score !== null && (
        <p class="status" aria-hidden="true">
          {statusWords[number.status]}
        </p>
      )}
      {facts !== null && <p>{facts}</p>}
      {number.reason !== null &&
        outcomeInWords({ metric, score: number, worked, tolerance, latest }).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      {number.capped !== null && number.rawScore !== null && (
        <p>{uncappedInWords(number.capped, formatScore(number.rawScore, scale))}</p>
      )}
      {restated !== undefined && <p>{restatedInWords(restated, metric.unit)}</p>}
      <p class="note">{formatSpan(number.span)}</p>
      <p class="note">
        <Link href={`/${city.slug}/receipts/${number.receipt}`}>{receiptLinks[period]}</Link>
      </p>
    </div>
  );
}
