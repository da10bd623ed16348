import type { ComponentChildren, JSX } from 'preact';
import { addressFor, useReader } from './language/index.ts';

interface LinkProps {
  readonly href: string;
  readonly class?: string;
  readonly rel?: string;
  readonly hreflang?: string;
  readonly lang?: string;
  readonly 'aria-current'?: 'page' | 'true';
  readonly 'aria-label'?: string;
  readonly children: ComponentChildren;
}

/**
 * The one way to write a link. Preact escapes text but prints any address, `javascript:` too: an
 * address that is not http, https, mailto, an own path or a place on the page stays plain text. An
 * own path keeps the language that the reader asked for.
 */
export function Link({ href, children, ...rest }: LinkProps): JSX.Element {
  const reader = useReader();
  if (!isHarmless(href)) return <span {...rest}>{children}</span>;
  return (
    <a href={addressFor(href, reader)} {...rest}>
      {children}
    </a>
  );
}

/** Browsers drop tabs and line ends and read a backslash as a slash: none may stand anywhere. */
function isHarmless(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#|\/(?!\/))[^\\\s\p{Cc}]*$/iu.test(href);
}
