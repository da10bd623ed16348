import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import { CityText } from '../../web/city-text.tsx';
import { formatScore } from '../../web/format.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import { PeriodHeads } from '../boards/period-heads.tsx';
import type { Group, NamedComposite } from '../boards/report.ts';
import type { ScoreboardReport } from './report.ts';
import { scoreboardWords } from './words/index.ts';

interface GroupTableProps {
  readonly report: ScoreboardReport;
  readonly kind: 'topics' | 'departments';
  /** Three letters by group; left out where groups have none. */
  readonly marks?: ReadonlyMap<string, string>;
}

/** Every topic or department with its four scores and what they stand on, best day first. */
export function GroupTable({ report, kind, marks }: GroupTableProps): JSX.Element | null {
  const language = useLanguage();
  const words = scoreboardWords(language)[kind];
  if (report[kind].length === 0) return null;
  return (
    <section aria-labelledby={`by-${kind}`}>
      <h2 id={`by-${kind}`}>{words.title}</h2>
      <p>{words.explained}</p>
      <table class="topics" {...tableRoles.table}>
        <caption class="hidden">{words.caption}</caption>
        <PeriodHeads first={words.head} />
        <tbody {...tableRoles.group}>
          {report[kind].toSorted(byDay).map((group) => (
            <tr key={group.slug} {...tableRoles.row}>
              <th {...tableRoles.rowHead} class={marks === undefined ? undefined : 'marked'}>
                {marks !== undefined && (
                  <span class="mark" aria-hidden="true">
                    {marks.get(group.slug)}
                  </span>
                )}
                <Link href={`/${report.city.slug}/${kind}/${group.slug}`}>
                  <CityText>{group.name}</CityText>
                </Link>
              </th>
              {periods.map((period) => (
                <Cell key={period} number={group.composite[period]} report={report} />
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
  const words = scoreboardWords(language).groups;
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
