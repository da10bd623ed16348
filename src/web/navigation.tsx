import type { JSX } from 'preact';
import { useLanguage } from './language/index.ts';
import { Link } from './link.tsx';
import { sharedWords } from './words/index.ts';

const sections = ['board', 'metrics', 'changes', 'about'] as const;

/** A section of a city's pages; `itself` on its first page, false on a page below it. */
export interface Place {
  readonly section: (typeof sections)[number];
  readonly itself: boolean;
}

/** The sections of a city's pages, the present one marked. */
export function Navigation(props: {
  readonly city: string;
  readonly place: Place | null;
}): JSX.Element {
  const { city, place } = props;
  const words = sharedWords(useLanguage()).navigation;
  return (
    <nav aria-label={words.label}>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <Link
              href={section === 'board' ? `/${city}` : `/${city}/${section}`}
              {...markOf(section, place)}
            >
              {words[section]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function markOf(section: Place['section'], place: Place | null) {
  if (place?.section !== section) return {};
  return { 'aria-current': place.itself ? ('page' as const) : ('true' as const) };
}
