import type { JSX } from 'preact';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import type { Came } from './came.ts';
import { whenInWords } from './when.ts';
import { words } from './words.ts';

/** The list of all that came in, a page of it. */
export function DeliveriesPage(props: {
  readonly visit: Visit;
  readonly all: readonly Came[];
  readonly page: number;
  readonly pages: number;
}): JSX.Element {
  const { visit, all, page, pages } = props;
  const address = `/${visit.city.slug}/desk/deliveries`;
  return (
    <DeskLayout desk={visit.desk} title={words.title}>
      <p>{words.lead}</p>
      {all.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table class="values">
          <caption class="hidden">{words.tableName}</caption>
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.holds}</th>
              <th scope="col">{words.rows}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.who}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <Row key={one.delivery.id} visit={visit} one={one} />
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <nav aria-label={words.pages}>
          {page > 1 && <Link href={`${address}?page=${page - 1}`}>{words.newer}</Link>}{' '}
          {page < pages && <Link href={`${address}?page=${page + 1}`}>{words.older}</Link>}
        </nav>
      )}
    </DeskLayout>
  );
}

function Row({ visit, one }: { readonly visit: Visit; readonly one: Came }) {
  const { delivery, source, undone } = one;
  const { id, name, kind, rows, arrived, actor } = delivery;
  return (
    <tr>
      <th scope="row">
        <Link href={`/${visit.city.slug}/desk/deliveries/${id}`}>{name}</Link>
        {undone !== null && <small>{words.undone}</small>}
      </th>
      <td>{words.kinds[kind]}</td>
      <td>{rows.toLocaleString('en')}</td>
      <td>{whenInWords(visit, arrived)}</td>
      <td>{source === null ? actor : words.bySource(source)}</td>
    </tr>
  );
}
