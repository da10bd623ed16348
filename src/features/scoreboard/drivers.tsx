import type { JSX } from 'preact';
import { waterfall } from '../../charts/index.ts';
import { ChartFigure } from '../../web/chart.tsx';
import { waterfallWords } from '../../web/chart-words/index.ts';
import { formatScore } from '../../web/format.ts';
import type { Comparison, ComparisonTerm } from './comparison.ts';
import type { ScoreboardReport } from './report.ts';
import { against, driverWords, gapInWords, kindWords, whyTitle } from './words.ts';

/** What moved the city: the first comparison open, the others folded. */
export function Drivers({ report }: { readonly report: ScoreboardReport }): JSX.Element {
  const [first, ...others] = report.comparisons;
  return (
    <section aria-labelledby="why">
      {first !== undefined && (
        <>
          <h2 id="why">{whyTitle(first)}</h2>
          <ComparisonBody report={report} comparison={first} />
        </>
      )}
      {others.map((comparison) => (
        <details key={comparison.name} class="comparison">
          <summary>
            {whyTitle(comparison)}
            <small class="against">{against(comparison.name, comparison.date)}</small>
          </summary>
          <ComparisonBody report={report} comparison={comparison} />
        </details>
      ))}
    </section>
  );
}

interface BodyProps {
  readonly report: ScoreboardReport;
  readonly comparison: Comparison;
}

function ComparisonBody({ report, comparison }: BodyProps) {
  const { name, date, gap } = comparison;
  if (gap !== null) return <p>{gapInWords(gap, date)}</p>;
  return (
    <>
      <p>
        {name === 'board-before' && `${against(name, date)} `}
        {driverWords.explained}
      </p>
      <ChartFigure chart={chartOf(report, comparison)} id={`drivers-${name}`} twin="folded" />
    </>
  );
}

function chartOf(report: ScoreboardReport, comparison: Comparison) {
  const { period, before, after, span, terms } = comparison;
  const cityScale = { tolerance: report.tolerance, grades: report.grades };
  const total = period === 'day' ? driverWords.totalDay : driverWords.totalWeek;
  const left = terms.filter(({ kind }) => kind === 'left').length;
  const entered = terms.filter(({ kind }) => kind === 'entered').length;
  const { scored } = report.composite[period];
  return waterfall(
    {
      before: {
        label: total(span!),
        note: driverWords.metrics(scored + left - entered),
        score: before!,
      },
      after: {
        label: total(report.spans[period]),
        note: driverWords.metrics(scored),
        score: after!,
      },
      terms: terms.map((term) => ({
        label: term.name,
        note: kindWords[term.kind](scoresOf(term, report.tolerance)),
        href: `/${report.city.slug}/metrics/${term.metric}`,
        effect: term.effect,
      })),
    },
    waterfallWords(driverWords.series[period](report.city.name), cityScale),
  );
}

function scoresOf({ before, after }: ComparisonTerm, tolerance: number): string {
  const shown = (score: number | null) =>
    score === null ? driverWords.noScore : formatScore(score, { tolerance, grades: [] });
  return driverWords.arrow(shown(before), shown(after));
}
