import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import { CityText } from '../../web/city-text.tsx';
import { formatScore } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import { sharedWords } from '../../web/words/index.ts';
import type { Group, NamedComposite } from '../boards/report.ts';
import type { ScoreboardReport } from './report.ts';
import { scoreboardWords } from './words/index.ts';

interface TopicTableProps {
  readonly report: ScoreboardReport;
  readonly marks: ReadonlyMap<string, string>;
}

/** Every topic with its four scores and what they stand on, best day first. */
export function TopicTable({ report, marks }: TopicTableProps): JSX.Element {
  const language = useLanguage();
  const words = scoreboardWords(language).topics;
  const names = sharedWords(language).periods;
  return (
    <section aria-labelledby="by-topic">
      <h2 id="by-topic">{words.title}</h2>
      <p>{words.explained}</p>
      <table class="topics" {...tableRoles.table}>
        <caption class="hidden">{words.caption}</caption>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th {...tableRoles.columnHead}>{words.head}</th>
            {periods.map((period) => (
              <th key={period} {...tableRoles.columnHead}>
                {names[period]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {report.topics.toSorted(byDay).map((topic) => (
            <tr key={topic.slug} {...tableRoles.row}>
              <th {...tableRoles.rowHead}>
                <span class="mark" aria-hidden="true">
                  {marks.get(topic.slug)}
                </span>
                <Link href={`/${report.city.slug}/topics/${topic.slug}`}>
                  <CityText>{topic.name}</CityText>
                </Link>
              </th>
              {periods.map((period) => (
                <Cell key={period} number={topic.composite[period]} report={report} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell(props: {
  readonly number: NamedComposite['day'];
  readonly report: ScoreboardReport;
}) {
  const { score, status, scored, total } = props.number;
  const { tolerance, grades } = props.report;
  const isBelow = status === 'follow-up';
  const language = useLanguage();
  const words = scoreboardWords(language).topics;
  return (
    <td {...tableRoles.cell} class={isBelow ? 'below-target' : undefined}>
      {isBelow && <span aria-hidden="true">{words.below}</span>}
      {score === null ? (
        <span class="no-number">{words.none}</span>
      ) : (
        formatScore(score, { tolerance, grades }, language)
      )}
      {isBelow && <span class="hidden">{words.belowSpoken}</span>}
      <small>{words.count({ scored, total })}</small>
    </td>
  );
}

function byDay(a: Group, b: Group): number {
  for (const period of periods) {
    const one = a.composite[period].score ?? Number.NEGATIVE_INFINITY;
    const other = b.composite[period].score ?? Number.NEGATIVE_INFINITY;
    if (one !== other) return other - one;
  }
  return 0;
}
