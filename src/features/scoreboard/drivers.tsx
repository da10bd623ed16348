import type { JSX } from 'preact';
import { waterfall } from '../../charts/index.ts';
import type { Span } from '../../model/index.ts';
import { ChartFigure } from '../../web/chart.tsx';
import { waterfallWords } from '../../web/chart-words/index.ts';
import { formatDayInWords, formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { type Language, useLanguage } from '../../web/language/index.ts';
import type { Comparison, ComparisonTerm } from './comparison.ts';
import type { ScoreboardReport } from './report.ts';
import { againstInWords, gapInWords, whyTitle } from './sentences.ts';
import { scoreboardWords } from './words/index.ts';

/** What moved the city: the first comparison open, the others folded. */
export function Drivers({ report }: { readonly report: ScoreboardReport }): JSX.Element {
  const [first, ...others] = report.comparisons;
  const language = useLanguage();
  return (
    <section aria-labelledby="why">
      {first !== undefined && (
        <>
          <h2 id="why">{whyTitle(first, language)}</h2>
          <ComparisonBody report={report} comparison={first} />
        </>
      )}
      {others.map((comparison) => (
        <details key={comparison.name} class="comparison">
          <summary>
            {whyTitle(comparison, language)}
            <small class="against">{againstInWords(comparison, language)}</small>
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
  const language = useLanguage();
  if (gap !== null) return <p>{gapInWords(gap, date, language)}</p>;
  const chart = chartOf(report, comparison, language);
  return (
    <>
      <p>
        {name === 'board-before' && `${againstInWords(comparison, language)} `}
        {scoreboardWords(language).drivers.explained}
      </p>
      <ChartFigure chart={chart} id={`drivers-${name}`} twin="folded" />
    </>
  );
}

function chartOf(report: ScoreboardReport, comparison: Comparison, language: Language) {
  const { period, before, after, span, terms } = comparison;
  const cityScale = { tolerance: report.tolerance, grades: report.grades };
  const words = scoreboardWords(language).drivers;
  const total = (days: Span) =>
    period === 'day' ? formatDayInWords(days.last, language) : formatSpan(days, language);
  const left = terms.filter(({ kind }) => kind === 'left').length;
  const entered = terms.filter(({ kind }) => kind === 'entered').length;
  const { scored } = report.composite[period];
  return waterfall(
    {
      before: {
        label: total(span!),
        note: words.metrics({ count: scored + left - entered }),
        score: before!,
      },
      after: {
        label: total(report.spans[period]),
        note: words.metrics({ count: scored }),
        score: after!,
      },
      terms: terms.map((term) => ({
        label: term.name,
        note: noteOf(term, report.tolerance, language),
        href: `/${report.city.slug}/metrics/${term.metric}`,
        effect: term.effect,
      })),
    },
    waterfallWords(words.series[period]({ city: report.city.name }), cityScale, language),
  );
}

/** What kind of term it is: its two scores, or what changed without them. */
function noteOf(
  { kind, before, after }: ComparisonTerm,
  tolerance: number,
  language: Language,
): string {
  const words = scoreboardWords(language).drivers;
  if (kind === 'target' || kind === 'weight') return words[kind];
  const shown = (score: number | null) =>
    score === null ? words.noScore : formatScore(score, { tolerance, grades: [] }, language);
  return `${shown(before)} → ${shown(after)}`;
}
