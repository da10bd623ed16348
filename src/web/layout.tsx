import type { ComponentChildren, JSX, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CityDefinition } from '../model/index.ts';
import type { Frame } from './assets.tsx';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';
import { Navigation, type Place } from './navigation.tsx';
import { layoutWords } from './words.ts';

/** What the top of a city's page says. */
export type PageCity = Pick<CityDefinition, 'slug' | 'name' | 'asOf' | 'source'>;

/** The same page as data, or a page before or after it: `<link>` in the head. */
export interface HeadLink {
  readonly rel: 'alternate' | 'prev' | 'next' | 'canonical';
  readonly href: string;
  /** Media type of a twin, for example `application/json`. */
  readonly type?: string;
  readonly title?: string;
}

interface LayoutProps {
  readonly frame: Frame;
  /** The part of the title before the product's name. */
  readonly title: string;
  /** One sentence for search engines and shared links. */
  readonly description?: string;
  /** Null on pages that belong to no city. */
  readonly city: PageCity | null;
  /** Where in the city's navigation the page stands; left out on pages that stand nowhere. */
  readonly place?: Place;
  readonly links?: readonly HeadLink[];
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The whole document: head, skip link, sample banner, brand and navigation, main part, footer. */
export function Layout(props: LayoutProps): JSX.Element {
  const { city, place, footer, children } = props;
  return (
    <html lang="en-US">
      <Head {...props} />
      <body>
        <Link class="skip" href="#main">
          {layoutWords.skip}
        </Link>
        <header>
          {city !== null && city.asOf !== null && (
            <SampleBanner asOf={city.asOf} source={city.source} />
          )}
          <div class="page top">
            <Link class="brand" href={city === null ? '/' : `/${city.slug}`}>
              <Mark />
              {city === null ? layoutWords.product : layoutWords.brandOf(city.name)}
            </Link>
            {city !== null && <Navigation city={city.slug} place={place ?? null} />}
          </div>
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

type HeadProps = Pick<LayoutProps, 'frame' | 'title' | 'description' | 'links'>;

/** A document's head: everything it loads comes from this server. */
export function Head({ frame, title, description, links = [] }: HeadProps): JSX.Element {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{layoutWords.title(title)}</title>
      {description !== undefined && <meta name="description" content={description} />}
      <link
        rel="preload"
        href={frame.numerals}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={frame.stylesheet} />
      <link rel="icon" href={frame.icon} type="image/svg+xml" />
      {links.map((link) => (
        <link key={`${link.rel} ${link.href}`} {...link} />
      ))}
    </head>
  );
}

function SampleBanner(props: { readonly asOf: string; readonly source: string | null }) {
  return (
    <p class="sample">
      <span class="page">
        <strong>{layoutWords.sample}</strong> {layoutWords.sampleDate(formatDay(props.asOf))}
        {props.source !== null && ` ${layoutWords.source(props.source)}`}
      </span>
    </p>
  );
}

/** The page as text, ready to send. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
