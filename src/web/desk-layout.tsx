import type { ComponentChildren, JSX } from 'preact';
import type { Frame } from './assets.tsx';
import { deskWords } from './desk-words.ts';
import { Form } from './form.tsx';
import { Layout, type PageCity } from './layout.tsx';
import { Link } from './link.tsx';

/** What every page of the desk needs to be drawn. */
export interface DeskFrame {
  readonly frame: Frame;
  readonly city: PageCity;
  readonly personName: string;
  /** What every form must bring back. */
  readonly formToken: string;
  /** The pages that the person may see. */
  readonly menu: readonly {
    readonly href: string;
    readonly label: string;
    readonly current: boolean;
  }[];
}

/** The frame of a page for staff: who is signed in, the menu, the page's title and what it says. */
export function DeskLayout(props: {
  readonly desk: DeskFrame;
  /** The page's heading, and the front of its title. */
  readonly title: string;
  /** True when a form on it needs mending: the title says so first. */
  readonly faulty?: boolean;
  /** As in `Layout`. */
  readonly script?: string;
  /** One sentence about what was just done; null: nothing was. */
  readonly notice?: string | null;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { desk, title, script, faulty = false, notice = null, children } = props;
  return (
    <Layout
      frame={desk.frame}
      script={script}
      title={faulty ? deskWords.faulty(title) : title}
      city={desk.city}
      bar={<Bar desk={desk} />}
    >
      <div class="page desk">
        {notice !== null && (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  );
}

function Bar({ desk }: { readonly desk: DeskFrame }) {
  return (
    <div class="page desk-bar">
      <Menu desk={desk} />
      <Form formToken={desk.formToken} action="/sign-out" class="who">
        <span>{desk.personName}</span> <button type="submit">{deskWords.signOut}</button>
      </Form>
    </div>
  );
}

function Menu({ desk }: { readonly desk: DeskFrame }) {
  return (
    <nav aria-label={deskWords.menu}>
      <ul>
        {desk.menu.map(({ href, label, current }) => (
          <li key={href}>
            <Link href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
