import type { JSX } from 'preact';
import { type Period, periods } from '../../model/index.ts';
import { formatSpan } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import { outcomeInWords, ruleInWords } from '../worked/sentences.ts';
import { workThrough } from '../worked/worked.ts';
import { WorkedSum } from '../worked/worked-sum.tsx';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

/** The rule on today's numbers, one division after the other, in figures and in words. */
export function WorkedScores({ report }: { readonly report: MetricReport }): JSX.Element {
  const language = useLanguage();
  return (
    <section class="page part" aria-labelledby="worked">
      <h2 id="worked">{metricsWords(language).labels.worked}</h2>
      <p class="lede">{ruleInWords(report.metric, language)}</p>
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
  const language = useLanguage();
  const score = report.scores[period];
  const worked = workThrough(metric, score);
  return (
    <div>
      <h3>
        {sharedWords(language).periods[period]}{' '}
        <small class="when">{formatSpan(score.span, language)}</small>
      </h3>
      <WorkedSum worked={worked} tolerance={tolerance} />
      {outcomeInWords({ metric, score, worked, tolerance, latest }, language).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
