import type { ComponentChildren, JSX } from 'preact';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { aboutWords } from './words/index.ts';

type PartName = keyof ReturnType<typeof aboutWords>['parts'];

/** One part: its name on the left, what it says on the right. */
export function Part(props: {
  readonly id: PartName;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{aboutWords(useLanguage()).parts[props.id]}</h2>
      <div class="prose">{props.children}</div>
    </section>
  );
}

/** The way to each part. */
export function Contents(): JSX.Element {
  const { contents, parts } = aboutWords(useLanguage());
  return (
    <nav class="contents" aria-label={contents}>
      <ul>
        {Object.entries(parts).map(([id, name]) => (
          <li key={id}>
            <Link href={`#${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Names with what they stand for, one a line. */
export function Lines(props: {
  readonly lines: readonly {
    readonly name: string;
    readonly text: string;
    readonly note?: string | null;
  }[];
}): JSX.Element {
  return (
    <dl class="lines">
      {props.lines.map(({ name, text, note = null }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {text}
            {note !== null && <span class="also">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
