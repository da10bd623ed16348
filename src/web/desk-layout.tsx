import type { ComponentChildren, JSX } from 'preact';
import type { Frame } from './assets.tsx';
import { Form } from './form.tsx';
import { languageFacts, type Told, told, useLanguage, usualLanguage } from './language/index.ts';
import { Layout, type PageCity } from './layout.tsx';
import { Link } from './link.tsx';
import { sharedWords } from './words/index.ts';

/** What every page of the desk needs to be drawn. */
export interface DeskFrame {
  readonly frame: Frame;
  readonly city: PageCity;
  readonly personName: string;
  /** What every form must bring back. */
  readonly formToken: string;
  /** The page's own path and query; null on pages that are there in one language only. */
  readonly address: string | null;
  /** The pages that the person may see. */
  readonly menu: readonly {
    readonly href: string;
    /** A plain text is one that is there in the usual language only. */
    readonly label: Told;
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
  const words = sharedWords(useLanguage()).desk;
  return (
    <Layout
      frame={desk.frame}
      script={script}
      title={faulty ? words.faulty({ title }) : title}
      city={desk.city}
      {...(desk.address === null ? {} : { address: desk.address })}
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
  const words = sharedWords(useLanguage()).desk;
  return (
    <div class="page desk-bar">
      <Menu desk={desk} />
      <Form formToken={desk.formToken} action="/sign-out" class="who">
        <span>{desk.personName}</span> <button type="submit">{words.signOut}</button>
      </Form>
    </div>
  );
}

/** What a line of the menu is called; one that is there in one language only says which. */
export function MenuLabel({ label }: { readonly label: Told }): JSX.Element {
  const language = useLanguage();
  const text = told(label, language);
  if (typeof label !== 'string' || language === usualLanguage) return <>{text}</>;
  return <span lang={languageFacts[usualLanguage].tag}>{text}</span>;
}

function Menu({ desk }: { readonly desk: DeskFrame }) {
  const language = useLanguage();
  return (
    <nav aria-label={sharedWords(language).desk.menu}>
      <ul>
        {desk.menu.map(({ href, label, current }) => (
          <li key={href}>
            <Link href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
              <MenuLabel label={label} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
