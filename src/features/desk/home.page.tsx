import type { JSX } from 'preact';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { words } from './words.ts';

/** The desk's first page: where to go from here. */
export function HomePage({ visit }: { readonly visit: Visit }): JSX.Element {
  const others = visit.desk.menu.filter(({ current }) => !current);
  return (
    <DeskLayout desk={visit.desk} title={words.title(visit.city.name)}>
      <p>{others.length === 0 ? words.nothing : words.lead}</p>
      <ul class="ways">
        {others.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
}
