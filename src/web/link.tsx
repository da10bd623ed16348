import type { ComponentChildren, JSX } from 'preact';

interface LinkProps {
  readonly href: string;
  readonly class?: string;
  readonly rel?: string;
  readonly 'aria-current'?: 'page' | 'true';
  readonly 'aria-label'?: string;
  readonly children: ComponentChildren;
}

/**
 * The one way to write a link. Preact escapes text but prints any address, `javascript:` too: an
 * address that is not http, https, mailto, an own path or a place on the page stays plain text.
 */
export function Link({ href, children, ...rest }: LinkProps): JSX.Element {
  if (!isHarmless(href)) return <span {...rest}>{children}</span>;
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}

/** Browsers drop tabs and line ends and read a backslash as a slash: none may stand anywhere. */
function isHarmless(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#|\/(?!\/))[^\\\s\p{Cc}]*$/iu.test(href);
}
