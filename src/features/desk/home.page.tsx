import type { JSX } from 'preact';
import { formatDay } from '../../web/dates.ts';
import { DeskLayout, MenuLabel } from '../../web/desk-layout.tsx';
import { Form } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { words } from './words.ts';

/** The desk's first page: where to go from here. */
export function HomePage({ visit }: { readonly visit: Visit }): JSX.Element {
  const others = visit.desk.menu.filter(({ current }) => !current);
  const notices = new Map([
    ['published', words.published],
    ['unchanged', words.unchanged],
  ]);
  const notice = notices.get(visit.query.get('done') ?? '') ?? null;
  return (
    <DeskLayout desk={visit.desk} title={words.title(visit.city.name)} notice={notice}>
      <p>{others.length === 0 ? words.nothing : words.lead}</p>
      <ul class="ways">
        {others.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>
              <MenuLabel label={label} />
            </Link>
          </li>
        ))}
      </ul>
      {visit.may('board.publish') && (
        <Form formToken={visit.desk.formToken} action={`/${visit.city.slug}/desk/publish`}>
          <p class="hint">{words.publishHint(formatDay(visit.today, 'en'))}</p>
          <button type="submit">{words.publish}</button>
        </Form>
      )}
    </DeskLayout>
  );
}
