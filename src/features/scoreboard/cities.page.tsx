import type { JSX } from 'preact';
import { localDay } from '../../calendar/index.ts';
import { sparkLine } from '../../charts/index.ts';
import { type Instant, periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { ChartPicture } from '../../web/chart.tsx';
import { sparkLineWords } from '../../web/chart-words/index.ts';
import { CityText } from '../../web/city-text.tsx';
import { formatDay, formatSpanShort } from '../../web/dates.ts';
import { FooterLinks, FooterPart } from '../../web/footer.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { MessagePage } from '../../web/message.page.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import { Key } from '../boards/key.tsx';
import { PeriodHeads } from '../boards/period-heads.tsx';
import { headline, silence } from '../boards/sentences.ts';
import type { CitiesReport, ListedCity } from './cities.ts';
import { scoreboardWords } from './words/index.ts';

interface CitiesPageProps {
  readonly frame: Frame;
  readonly report: CitiesReport;
  readonly now: Instant;
}

/** The newest board of every city in a row, or what to run while there is none. */
export function CitiesPage({ frame, report, now }: CitiesPageProps): JSX.Element {
  const words = scoreboardWords(useLanguage()).cities;
  const { cities } = report;
  if (cities.length === 0) return <NoCityPage frame={frame} />;
  const [tolerance, ...others] = new Set(cities.map((city) => city.tolerance));
  return (
    <Layout
      frame={frame}
      title={words.title}
      city={null}
      address="/"
      description={words.intro({ count: cities.length })}
      links={[{ rel: 'alternate', href: '/cities.json', type: 'application/json' }]}
      footer={
        <FooterPart id="data" title={words.data}>
          <FooterLinks links={[{ href: '/cities.json', text: words.json }]} />
        </FooterPart>
      }
    >
      <div class="page lead">
        <h1>{words.title}</h1>
        <div class="say">
          <p>{words.intro({ count: cities.length })}</p>
        </div>
      </div>
      <section class="wall" aria-label={words.title}>
        <div class="page">
          <CitiesTable cities={cities} now={now} />
          {tolerance !== undefined && others.length === 0 && <Key tolerance={tolerance} />}
        </div>
      </section>
    </Layout>
  );
}

function CitiesTable(props: { readonly cities: readonly ListedCity[]; readonly now: Instant }) {
  const { cities, now } = props;
  const language = useLanguage();
  const words = scoreboardWords(language).cities;
  return (
    <>
      <div class="table-head">
        <h2 id="newest">{words.caption}</h2>
        <p>{words.line}</p>
        <p class="lines">{words.lines}</p>
      </div>
      <table class="scores metrics cities" aria-labelledby="newest" {...tableRoles.table}>
        <PeriodHeads first={words.city} />
        <tbody {...tableRoles.group}>
          {cities.map((city) => (
            <CityRow key={city.slug} city={city} now={now} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  readonly city: ListedCity;
  readonly now: Instant;
}

function CityRow(props: RowProps) {
  const { city } = props;
  const language = useLanguage();
  const scale = { tolerance: city.tolerance, grades: city.grades };
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} abbr={city.name}>
        <CityHead {...props} />
      </th>
      {periods.map((period) => {
        const { score, status } = city.composite[period];
        return (
          <td key={period} {...tableRoles.cell}>
            {score === null ? (
              <Slot reason={null} />
            ) : (
              <Plate score={score} status={status} scale={scale} capped={null} />
            )}
            <small>{formatSpanShort(city.spans[period], language)}</small>
          </td>
        );
      })}
    </tr>
  );
}

function CityHead({ city, now }: RowProps) {
  const language = useLanguage();
  const words = scoreboardWords(language).cities;
  const { slug, name, asOf, composite, date, timeZone } = city;
  const { grade, scored, total } = composite.day;
  const quiet = silence({ city, date }, localDay(now, timeZone), language);
  return (
    <span class="row-head">
      <span class="row-words">
        <Link href={`/${slug}`}>
          <CityText>{name}</CityText>
        </Link>
        {asOf !== null && (
          <>
            {' '}
            <span class="tag">{words.sample}</span>
          </>
        )}
        <small>{headline(name, composite, city, language)}</small>
        {total > 0 && (
          <small>
            {grade === null
              ? words.coverage({ scored, total })
              : words.graded({ grade, scored, total })}
          </small>
        )}
        <small>
          {words.board({ date: formatDay(date, language), sample: asOf !== null ? 'yes' : 'no' })}
        </small>
        {quiet !== null && <small class="quiet">{quiet}</small>}
      </span>
      <Recent city={city} />
    </span>
  );
}

function Recent({ city }: { readonly city: ListedCity }) {
  const language = useLanguage();
  const { name, recent: points, tolerance, grades } = city;
  if (points.length < 2) return null;
  const words = sparkLineWords(name, { tolerance, grades }, language);
  const chart = sparkLine({ points, period: 'day', alone: true }, words);
  return (
    <>
      <span class="hidden">{chart.description}</span>
      <ChartPicture chart={chart} />
    </>
  );
}

function NoCityPage({ frame }: { readonly frame: Frame }) {
  const words = scoreboardWords(useLanguage()).cities;
  return (
    <MessagePage frame={frame} title={words.none} address="/">
      <p>{words.how}</p>
      <ol>
        <li>
          <code>civicstat init &lt;city-folder&gt;</code> {words.init}
        </li>
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
        {words.look} <code>npm start -- --data demo</code>
      </p>
    </MessagePage>
  );
}
