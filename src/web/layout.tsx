import type { ComponentChildren, JSX, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CityDefinition } from '../model/index.ts';
import type { Frame } from './assets.tsx';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';

/** What the top of a city's page says. */
export type PageCity = Pick<CityDefinition, 'slug' | 'name' | 'asOf' | 'source'>;

interface LayoutProps {
  readonly frame: Frame;
  /** The part of the title before the product's name. */
  readonly title: string;
  /** Null on pages that belong to no city. */
  readonly city: PageCity | null;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The whole document: head, skip link, sample banner, brand, main part, footer. */
export function Layout({ frame, title, city, footer, children }: LayoutProps): JSX.Element {
  return (
    <html lang="en-US">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Civicstat`}</title>
        <link
          rel="preload"
          href={frame.numerals}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="icon" href={frame.icon} type="image/svg+xml" />
      </head>
      <body>
        <Link class="skip" href="#main">
          Skip to the main part
        </Link>
        <header>
          {city !== null && city.asOf !== null && (
            <SampleBanner asOf={city.asOf} source={city.source} />
          )}
          <div class="page brand">
            <Link href={city === null ? '/' : `/${city.slug}`}>
              <Mark />
              {city === null ? 'Civicstat' : `Civicstat ${city.name}`}
            </Link>
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

function SampleBanner(props: { readonly asOf: string; readonly source: string | null }) {
  return (
    <p class="sample">
      <span class="page">
        <strong>Sample city:</strong> data as of {formatDay(props.asOf)}, not a current report.
        {props.source !== null && ` Source: ${props.source}.`}
      </span>
    </p>
  );
}

/** The page as text, ready to send. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
