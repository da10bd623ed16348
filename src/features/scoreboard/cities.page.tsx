import type { JSX } from 'preact';
import type { Frame } from '../../web/assets.tsx';
import { CityText } from '../../web/city-text.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { MessagePage } from '../../web/message.page.tsx';
import { scoreboardWords } from './words/index.ts';

interface CitiesPageProps {
  readonly frame: Frame;
  readonly cities: readonly { readonly slug: string; readonly name: string }[];
}

/** The list of cities, or what to run while there is none. */
export function CitiesPage({ frame, cities }: CitiesPageProps): JSX.Element {
  const { title } = scoreboardWords(useLanguage()).cities;
  if (cities.length === 0) return <NoCityPage frame={frame} />;
  return (
    <Layout frame={frame} title={title} city={null} address="/">
      <div class="page message">
        <h1>{title}</h1>
        <ul>
          {cities.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/${slug}`}>
                <CityText>{name}</CityText>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
}

function NoCityPage({ frame }: { readonly frame: Frame }) {
  const words = scoreboardWords(useLanguage()).cities;
  return (
    <MessagePage frame={frame} title={words.none} address="/">
      <p>{words.how}</p>
      <ol>
        <li>
          <code>civicstat apply &lt;city-folder&gt;</code> {words.apply}
        </li>
        <li>
          <code>civicstat import &lt;file&gt; --city &lt;slug&gt;</code> {words.import}
        </li>
        <li>
          <code>civicstat publish --city &lt;slug&gt;</code> {words.publish}
        </li>
      </ol>
      <p>
        {words.init} <code>civicstat init &lt;folder&gt;</code>
      </p>
    </MessagePage>
  );
}
