import type { ComponentChildren, JSX } from 'preact';
import { Link } from './link.tsx';

/** One of the parts that stand side by side at the foot of a page. */
export function FooterPart(props: {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** Labels with what they stand for, one a line. */
export function FooterFacts(props: {
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}): JSX.Element {
  return (
    <dl>
      {props.facts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Links, one a line. */
export function FooterLinks(props: {
  readonly links: readonly { readonly href: string; readonly text: string }[];
}): JSX.Element {
  return (
    <ul>
      {props.links.map(({ href, text }) => (
        <li key={href}>
          <Link href={href}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}
