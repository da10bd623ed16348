import type { JSX } from 'preact';
import type { Standard } from '../../../certification/index.ts';
import { formatDay } from '../../../web/dates.ts';
import { DeskLayout } from '../../../web/desk-layout.tsx';
import { useLanguage } from '../../../web/language/index.ts';
import { Link } from '../../../web/link.tsx';
import { tableRoles } from '../../../web/table-roles.ts';
import type { Visit } from '../../desk-contract.ts';
import type { Turn } from '../history.ts';
import { standardWords } from '../standard-words.ts';
import { certificationWords } from '../words/index.ts';

/** How a city stood by a standard, day by day on which something changed, newest first. */
export function HistoryPage(props: {
  readonly visit: Visit;
  readonly standard: Standard;
  readonly turns: readonly Turn[];
}): JSX.Element {
  const { visit, standard, turns } = props;
  const language = useLanguage();
  const words = certificationWords(language);
  const said = standardWords(standard.id, language);
  const base = `/${visit.city.slug}/desk/certification`;
  return (
    <DeskLayout desk={visit.desk} title={words.desk.historyTitle}>
      <p>
        <Link href={`${base}?standard=${standard.id}`}>{words.back}</Link>
      </p>
      <p>{words.desk.historyIntro}</p>
      {visit.city.asOf !== null && <p class="fault">{words.sample}</p>}
      <p class="hint">{said.notice(standard.notice)}</p>
      <table class="list stacked" {...tableRoles.table}>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th {...tableRoles.columnHead}>{words.progress.date}</th>
            <th {...tableRoles.columnHead}>{words.progress.pointsHead}</th>
            <th {...tableRoles.columnHead}>{words.progress.tierHead}</th>
            <th {...tableRoles.columnHead}>{words.desk.whatChanged}</th>
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {turns.toReversed().map(({ date, points, tier, changes }) => (
            <tr key={date} {...tableRoles.row}>
              <th {...tableRoles.rowHead}>{formatDay(date, language)}</th>
              <td data-name={words.progress.pointsHead} {...tableRoles.cell}>
                {points}
              </td>
              <td data-name={words.progress.tierHead} {...tableRoles.cell}>
                {tier === null ? words.progress.none : said.tier(tier)}
              </td>
              <td data-name={words.desk.whatChanged} {...tableRoles.cell}>
                <Changes changes={changes} base={`${base}/${standard.id}/criteria`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DeskLayout>
  );
}

function Changes(props: { readonly changes: Turn['changes']; readonly base: string }) {
  const { statuses, desk } = certificationWords(useLanguage());
  if (props.changes.length === 0) return <>{desk.whereItBegins}</>;
  return (
    <ul>
      {props.changes.map(({ criterion, from, to }) => (
        <li key={criterion}>
          <Link href={`${props.base}/${criterion}`}>{criterion}</Link>{' '}
          {desk.turned({ from: statuses[from], to: statuses[to] })}
        </li>
      ))}
    </ul>
  );
}
