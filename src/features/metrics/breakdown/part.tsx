import type { JSX } from 'preact';
import { ChartFigure } from '../../../web/chart.tsx';
import { formatMonthInWords } from '../../../web/dates.ts';
import { useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import type { MetricReport } from '../report.ts';
import { addressOfBreakdown } from './address.ts';
import { breakdownBars, countsCases, targetOfGroups } from './charts.ts';
import { breakdownWords } from './words/index.ts';

/** How many bars a list has on the metric's own page. */
const mostBars = 6;

/** The newest month by each dimension, each leading to a page of its own; nothing without any. */
export function Breakdowns({ report }: { readonly report: MetricReport }): JSX.Element | null {
  const { breakdowns, metric, scores } = report;
  const language = useLanguage();
  const words = breakdownWords(language);
  const [first] = breakdowns;
  if (first === undefined) return null;
  const target = targetOfGroups(metric, scores.month.target);
  const broken = { ...metric, target };
  return (
    <section class="page part" aria-labelledby="breakdowns">
      <h2 id="breakdowns">{words.heading}</h2>
      <p class="lede">
        {words.lead({ month: formatMonthInWords(first.months.at(-1)!.month, language) })}
        {!countsCases(metric) && ` ${words.few}`}
      </p>
      <div class="broken-down">
        {breakdowns.map((one, at) => (
          <div key={one.column}>
            <ChartFigure
              chart={breakdownBars(one, broken, mostBars, language)}
              id={`breakdown-${at}`}
              twin="shown"
            />
            <p>
              <Link href={addressOfBreakdown(report, one.column)}>
                {(one.mapped ? words.moreWithMap : words.more)({ name: one.name })}
              </Link>
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
