import type { JSX } from 'preact';
import type { Standing } from '../../pipeline/collect/standing.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { Runs, State, whenInWords } from './parts.tsx';
import { words } from './words.ts';

/** All sources and how each stands, and the last runs of all of them. */
export function SourcesPage(props: {
  readonly visit: Visit;
  readonly standings: readonly Standing[];
  readonly runs: Standing['runs'];
  /** Why mails could not be sent. */
  readonly mailFaults: readonly string[];
}): JSX.Element {
  const { visit, standings, runs, mailFaults } = props;
  return (
    <DeskLayout
      desk={visit.desk}
      title={words.title}
      notice={words.done[visit.query.get('done') ?? ''] ?? null}
    >
      {mailFaults.length > 0 && (
        <div class="faults" role="alert">
          <p>{words.mailFaults}</p>
          <ul>
            {mailFaults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      <p>{standings.length === 0 ? words.none : words.lead}</p>
      {standings.length > 0 && <Sources visit={visit} standings={standings} />}
      {visit.may('sources.change') && (
        <p>
          <Link href={`/${visit.city.slug}/desk/sources/new`}>{words.add}</Link>
        </p>
      )}
      {visit.may('late.explain') && (
        <p>
          <Link href={`/${visit.city.slug}/desk/late`}>{words.explain}</Link>
        </p>
      )}
      <h2>{words.runs}</h2>
      <Runs visit={visit} runs={runs} named />
    </DeskLayout>
  );
}

function Sources(props: { readonly visit: Visit; readonly standings: readonly Standing[] }) {
  const { visit, standings } = props;
  return (
    <table class="values">
      <caption class="hidden">{words.tableName}</caption>
      <thead>
        <tr>
          <th scope="col">{words.source}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.last}</th>
          <th scope="col">{words.next}</th>
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <tr key={standing.source.slug}>
            <th scope="row">
              <Link href={`/${visit.city.slug}/desk/sources/${standing.source.slug}`}>
                {standing.source.title}
              </Link>
            </th>
            <td>
              <State visit={visit} standing={standing} />
            </td>
            <td data-name={words.last}>
              {standing.good === null ? words.never : whenInWords(visit, standing.good.started)}
            </td>
            <td data-name={words.next}>
              {standing.next === null ? words.notScheduled : whenInWords(visit, standing.next)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
