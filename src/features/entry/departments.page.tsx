import type { JSX } from 'preact';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { words } from './words.ts';

/** The departments whose numbers the visitor may see. */
export function DepartmentsPage(props: {
  readonly visit: Visit;
  readonly departments: readonly {
    readonly slug: string;
    readonly name: string;
    /** Numbers that wait for approval. */
    readonly waiting: number;
  }[];
}): JSX.Element {
  const { visit, departments } = props;
  return (
    <DeskLayout desk={visit.desk} title={words.chooseTitle}>
      <p>{words.choose}</p>
      <ul class="ways">
        {departments.map(({ slug, name, waiting }) => (
          <li key={slug}>
            <Link href={`/${visit.city.slug}/desk/entry/${slug}`}>{name}</Link>
            {waiting > 0 && ` (${words.waitingHere(waiting)})`}
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
}
