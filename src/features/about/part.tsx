import type { ComponentChildren, JSX } from 'preact';
import { Link } from '../../web/link.tsx';
import { words } from './words.ts';

/** The parts of the page, in the order in which they are read. */
const parts = {
  number: words.oneNumber,
  rules: words.rules,
  together: words.together,
  days: words.days,
  missing: words.coverage,
  bounds: words.bounds,
  grades: words.grades,
  late: words.fresh,
  proof: words.corrections,
  cityscore: words.cityScore,
} as const;

/** One part: its name on the left, what it says on the right. */
export function Part(props: {
  readonly id: keyof typeof parts;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{parts[props.id]}</h2>
      <div class="prose">{props.children}</div>
    </section>
  );
}

/** The way to each part. */
export function Contents(): JSX.Element {
  return (
    <nav class="contents" aria-label={words.contents}>
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
