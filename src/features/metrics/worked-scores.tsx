import type { JSX } from 'preact';
import { type Period, periods } from '../../model/index.ts';
import { formatSpan } from '../../web/dates.ts';
import { periodNames } from '../../web/words.ts';
import { workThrough } from '../worked.ts';
import { WorkedSum } from '../worked-sum.tsx';
import { outcomeInWords, ruleInWords } from '../worked-words.ts';
import type { MetricReport } from './report.ts';
import { labels } from './words.ts';

/** The rule on today's numbers, one division after the other, in figures and in words. */
export function WorkedScores({ report }: { readonly report: MetricReport }): JSX.Element {
  return (
    <section class="page part" aria-labelledby="worked">
      <h2 id="worked">{labels.worked}</h2>
      <p class="lede">{ruleInWords(report.metric)}</p>
      <div class="worked">
        {periods.map((period) => (
          <One key={period} report={report} period={period} />
        ))}
      </div>
    </section>
  );
}

function One({ report, period }: { readonly report: MetricReport; readonly period: Period }) {
  const { metric, tolerance, latest } = report;
  const score = report.scores[period];
  const worked = workThrough(metric, score);
  return (
    <div>
      <h3>
        {periodNames[period]} <small class="when">{formatSpan(score.span)}</small>
      </h3>
      <WorkedSum worked={worked} tolerance={tolerance} />
      {outcomeInWords({ metric, score, worked, tolerance, latest }).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
