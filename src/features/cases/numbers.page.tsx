import type { JSX } from 'preact';
import {
  type Day,
  type MetricDefinition,
  type MetricScores,
  type Period,
  periods,
  type Score,
} from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { formatValues } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { sharedWords } from '../../web/words/index.ts';
import type { Visit } from '../desk-contract.ts';
import { queryOf } from './asked.ts';
import { casesWords } from './words/index.ts';

export interface ListedMetric {
  readonly metric: MetricDefinition;
  readonly scores: MetricScores['scores'];
}

/** The numbers of the newest board that are made of cases. */
export function NumbersPage(props: {
  readonly visit: Visit;
  readonly date: Day | null;
  readonly metrics: readonly ListedMetric[];
}): JSX.Element {
  const { visit, date, metrics } = props;
  const language = useLanguage();
  const words = casesWords(language);
  if (date === null || metrics.length === 0) {
    return (
      <DeskLayout desk={visit.desk} title={words.title}>
        <p>{words.nothing}</p>
      </DeskLayout>
    );
  }
  return (
    <DeskLayout desk={visit.desk} title={words.title}>
      <p>{words.lead}</p>
      <p>{words.board({ day: formatDay(date, language) })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a mouse needs focus. */}
      <section class="scroll" aria-label={words.caption} tabIndex={0}>
        <table class="values">
          <caption class="hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.metric}</th>
              {periods.map((period) => (
                <th key={period} scope="col">
                  {sharedWords(language).periods[period]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map(({ metric, scores }) => (
              <tr key={metric.slug}>
                <th scope="row">{metric.name}</th>
                {periods.map((period) => (
                  <td key={period}>
                    <NumberLink {...{ visit, date, metric, period }} score={scores[period]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </DeskLayout>
  );
}

function NumberLink(props: {
  readonly visit: Visit;
  readonly date: Day;
  readonly metric: MetricDefinition;
  readonly period: Period;
  readonly score: Score;
}) {
  const { visit, date, metric, period, score } = props;
  const language = useLanguage();
  if (score.value === null) return <>{casesWords(language).none}</>;
  const query = queryOf({ period, date }, { part: 'all', by: new Map() }, 1);
  return (
    <Link href={`/${visit.city.slug}/desk/cases/${metric.slug}?${query}`}>
      {formatValues([score.value], metric.unit, language)[0]}
    </Link>
  );
}
