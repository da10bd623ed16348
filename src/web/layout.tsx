import type { ComponentChildren, JSX, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CityDefinition } from '../model/index.ts';
import type { Frame } from './assets.tsx';
import { CityText } from './city-text.tsx';
import { formatDay } from './dates.ts';
import {
  type Language,
  languageFacts,
  languages,
  type Reader,
  ReaderContext,
  useLanguage,
  usualReader,
  withLanguage,
} from './language/index.ts';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';
import { Navigation, type Place } from './navigation.tsx';
import { sharedWords } from './words/index.ts';

/** What the top of a city's page says. */
export type PageCity = Pick<CityDefinition, 'slug' | 'name' | 'asOf' | 'source'>;

/** The same page as data, or a page before or after it: `<link>` in the head. */
export interface HeadLink {
  readonly rel: 'alternate' | 'prev' | 'next' | 'canonical';
  readonly href: string;
  /** Media type of a twin, for example `application/json`. */
  readonly type?: string;
  readonly hreflang?: string;
  readonly title?: string;
}

interface LayoutProps {
  readonly frame: Frame;
  /** A script of this site that the page gains by, and works without. */
  readonly script?: string | undefined;
  /** The part of the title before the product's name. */
  readonly title: string;
  /** One sentence for search engines and shared links. */
  readonly description?: string;
  /** Null on pages that belong to no city. */
  readonly city: PageCity | null;
  /** Where in the city's navigation the page stands; left out on pages that stand nowhere. */
  readonly place?: Place;
  readonly links?: readonly HeadLink[];
  /**
   * The page's own path and query, without its language. Left out on pages that are there in one
   * language only, or that have no address of their own.
   */
  readonly address?: string;
  /** A second line at the top, below the city's navigation. */
  readonly bar?: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The whole document: head, skip link, sample banner, brand and navigation, main part, footer. */
export function Layout(props: LayoutProps): JSX.Element {
  const { city, place, address, bar, footer, children } = props;
  const language = useLanguage();
  const words = sharedWords(language).layout;
  return (
    <html lang={languageFacts[language].tag}>
      <Head {...props} />
      <body>
        <Link class="skip" href="#main">
          {words.skip}
        </Link>
        <header>
          {city !== null && city.asOf !== null && (
            <SampleBanner asOf={city.asOf} source={city.source} />
          )}
          <div class="page top">
            <Link class="brand" href={city === null ? '/' : `/${city.slug}`}>
              <Mark />
              {city === null ? words.product : words.brandOf({ city: city.name })}
            </Link>
            {city !== null && <Navigation city={city.slug} place={place ?? null} />}
            {address !== undefined && <OtherLanguages address={address} />}
          </div>
          {bar}
        </header>
        <main id="main">{children}</main>
        {footer !== undefined && (
          <footer>
            <div class="page">{footer}</div>
          </footer>
        )}
      </body>
    </html>
  );
}

/** The way to the same page in the other languages, each called as it calls itself. */
function OtherLanguages({ address }: { readonly address: string }) {
  const now = useLanguage();
  return (
    <nav class="languages" aria-label={sharedWords(now).layout.languages}>
      <ul>
        {languages
          .filter((language) => language !== now)
          .map((language) => (
            <li key={language}>
              <LanguageLink address={address} language={language} />
            </li>
          ))}
      </ul>
    </nav>
  );
}

function LanguageLink(props: { readonly address: string; readonly language: Language }) {
  const { tag, name } = languageFacts[props.language];
  // The link's own language wins over the one that own links keep.
  return (
    <ReaderContext.Provider value={{ language: props.language, isAsked: true }}>
      <Link href={props.address} hreflang={props.language} lang={tag}>
        {name}
      </Link>
    </ReaderContext.Provider>
  );
}

type HeadProps = Pick<
  LayoutProps,
  'frame' | 'script' | 'title' | 'description' | 'links' | 'address'
>;

/** A document's head: everything it loads comes from this server. */
export function Head(props: HeadProps): JSX.Element {
  const { frame, script, title, description, links = [], address } = props;
  const words = sharedWords(useLanguage()).layout;
  const all = [...links, ...(address === undefined ? [] : languageLinks(address))];
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{words.title({ page: title })}</title>
      {description !== undefined && <meta name="description" content={description} />}
      <meta property="og:title" content={title} />
      {description !== undefined && <meta property="og:description" content={description} />}
      <link
        rel="preload"
        href={frame.numerals}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={frame.stylesheet} />
      <link rel="icon" href={frame.icon} type="image/svg+xml" />
      {script !== undefined && <script type="module" src={script} />}
      {all.map((link) => (
        <link key={`${link.rel} ${link.href}`} {...link} />
      ))}
    </head>
  );
}

/** The same page in every language, and where the browser's choice decides. */
function languageLinks(address: string): readonly HeadLink[] {
  return [
    ...languages.map((language) => ({
      rel: 'alternate' as const,
      href: withLanguage(address, language),
      hreflang: language,
    })),
    { rel: 'alternate', href: address, hreflang: 'x-default' },
  ];
}

function SampleBanner(props: { readonly asOf: string; readonly source: string | null }) {
  const language = useLanguage();
  const words = sharedWords(language).layout;
  const day = formatDay(props.asOf, language);
  return (
    <p class="sample">
      <span class="page">
        <strong>{words.sample}</strong> {words.sampleDate({ day })}
        {props.source !== null && (
          <>
            {' '}
            {words.source} <CityText>{props.source}</CityText>.
          </>
        )}
      </span>
    </p>
  );
}

/** The page as text, ready to send, in its reader's language. */
export function renderDocument(page: VNode, reader: Reader = usualReader): string {
  const read = <ReaderContext.Provider value={reader}>{page}</ReaderContext.Provider>;
  return `<!doctype html>${renderToString(read)}`;
}
