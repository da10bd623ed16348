import type { JSX } from 'preact';
import type { Frame } from '../../web/assets.tsx';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { MessagePage } from '../../web/message.page.tsx';

interface CitiesPageProps {
  readonly frame: Frame;
  readonly cities: readonly { readonly slug: string; readonly name: string }[];
}

/** The list of cities, or what to run while there is none. */
export function CitiesPage({ frame, cities }: CitiesPageProps): JSX.Element {
  if (cities.length === 0) return <NoCityPage frame={frame} />;
  return (
    <Layout frame={frame} title="Cities" city={null}>
      <div class="page message">
        <h1>Cities</h1>
        <ul>
          {cities.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/${slug}`}>{name}</Link>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
}

function NoCityPage({ frame }: { readonly frame: Frame }) {
  return (
    <MessagePage frame={frame} title="No board has been published yet">
      <p>A city’s board appears here when its first board is published:</p>
      <ol>
        <li>
          <code>civicstat apply &lt;city-folder&gt;</code> takes in the city’s definitions.
        </li>
        <li>
          <code>civicstat import &lt;file&gt; --city &lt;slug&gt;</code> takes in its numbers.
        </li>
        <li>
          <code>civicstat publish --city &lt;slug&gt;</code> publishes the board.
        </li>
      </ol>
      <p>
        To begin a new city’s folder, run <code>civicstat init &lt;folder&gt;</code>.
      </p>
    </MessagePage>
  );
}
