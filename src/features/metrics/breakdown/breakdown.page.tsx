import type { JSX } from 'preact';
import type { Frame } from '../../../web/assets.tsx';
import { ChartFigure } from '../../../web/chart.tsx';
import { CityText } from '../../../web/city-text.tsx';
import { formatDayInWords, formatMonthInWords } from '../../../web/dates.ts';
import { formatInFull, formatValues } from '../../../web/format.ts';
import { type Language, listOf, useLanguage } from '../../../web/language/index.ts';
import { Layout } from '../../../web/layout.tsx';
import { Link } from '../../../web/link.tsx';
import { metricsWords } from '../words/index.ts';
import { addressOfBreakdown } from './address.ts';
import {
  breakdownBars,
  breakdownMap,
  breakdownTrend,
  mostPanels,
  targetOfGroups,
} from './charts.ts';
import type { BreakdownReport } from './report.ts';
import { breakdownWords } from './words/index.ts';

/** How many bars the long list has. */
const mostBars = 30;

/** A metric by the values of one dimension: on a map, beside each other, month by month. */
export function BreakdownPage(props: {
  readonly frame: Frame;
  readonly report: BreakdownReport;
}): JSX.Element {
  const { frame, report } = props;
  const { city, metric, breakdown } = report;
  const language = useLanguage();
  const words = breakdownWords(language);
  const address = addressOfBreakdown(report, breakdown.column);
  const title = { name: breakdown.name, metric: metric.name, city: city.name };
  return (
    <Layout
      frame={frame}
      title={words.title(title)}
      address={address}
      description={metric.definition}
      city={city}
      place={{ section: 'metrics', itself: false }}
      links={linksOf({ ...report, asKnownOn: null })}
      footer={<BreakdownFooter report={report} />}
    >
      <div class="page lead">
        <div>
          <Trail report={report} />
          <p>{metricsWords(language).boardOf({ day: formatDayInWords(report.date, language) })}</p>
          <h1>
            <CityText>{words.headingOf(title)}</CityText>
          </h1>
        </div>
        <div class="say">
          <p>{wholeInWords(report, language)}</p>
          <p>
            <CityText>{metric.definition}</CityText>
          </p>
        </div>
      </div>
      <OnMap report={report} />
      <Beside report={report} />
      <MonthByMonth report={report} />
    </Layout>
  );
}

function linksOf(report: BreakdownReport) {
  const { column } = report.breakdown;
  const at = (type: '' | '.csv' | '.json') => addressOfBreakdown(report, column, type);
  return [
    { rel: 'canonical' as const, href: at('') },
    { rel: 'alternate' as const, href: at('.csv'), type: 'text/csv' as const },
    { rel: 'alternate' as const, href: at('.json'), type: 'application/json' as const },
  ];
}

function metricAddress({ city, metric, asKnownOn }: BreakdownReport): string {
  const query = asKnownOn === null ? '' : `?known-on=${asKnownOn}`;
  return `/${city.slug}/metrics/${metric.slug}${query}`;
}

function Trail({ report }: { readonly report: BreakdownReport }) {
  const { city, metric } = report;
  const words = breakdownWords(useLanguage());
  return (
    <nav aria-label={words.where} class="trail">
      <Link href={`/${city.slug}`}>{words.board}</Link>
      {' / '}
      <Link href={`/${city.slug}/metrics`}>{words.metrics}</Link>
      {' / '}
      <Link href={metricAddress(report)}>
        <CityText>{metric.name}</CityText>
      </Link>
    </nav>
  );
}

function newestMonth({ breakdown }: BreakdownReport): string {
  return breakdown.months.at(-1)!.month;
}

/** The board's number stands here only where it is of the same month. */
function wholeInWords(report: BreakdownReport, language: Language): string {
  const { whole, metric } = report;
  const words = breakdownWords(language);
  const last = newestMonth(report);
  const month = formatMonthInWords(last, language);
  const isSame = whole.span.first === `${last}-01` && whole.span.last.startsWith(last);
  if (!isSame || whole.value === null) return words.wholeUnknown({ month });
  const [value = ''] = formatValues([whole.value], metric.unit, language);
  return words.whole({ month, value });
}

function brokenMetric({ metric, whole }: BreakdownReport) {
  return { ...metric, target: targetOfGroups(metric, whole.target) };
}

function OnMap({ report }: { readonly report: BreakdownReport }) {
  const { breakdown, tiles } = report;
  if (tiles === null) return null;
  const language = useLanguage();
  const words = breakdownWords(language);
  const { chart, unmapped, placeless } = breakdownMap(
    breakdown,
    brokenMetric(report),
    tiles,
    language,
  );
  return (
    <section class="page part" aria-labelledby="map">
      <h2 id="map">{words.mapHeading}</h2>
      <div class="map-and-words">
        <ChartFigure chart={chart} id="tiles" twin="folded" />
        <div>
          {unmapped.length > 0 && <p>{words.unmapped({ names: listOf(unmapped, language) })}</p>}
          {placeless > 0 && <p>{words.placeless({ cases: placeless })}</p>}
          {tiles.note !== null && (
            <p>
              <CityText>{tiles.note}</CityText>
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

function Beside({ report }: { readonly report: BreakdownReport }) {
  const { breakdown, metric } = report;
  const language = useLanguage();
  const words = breakdownWords(language);
  const broken = brokenMetric(report);
  const all = breakdown.months.at(-1)!.groups.length;
  return (
    <section class="page part" aria-labelledby="bars">
      <h2 id="bars">{words.barsHeading}</h2>
      {broken.target !== null && (
        <p>{words.line({ value: formatInFull(broken.target, metric.unit, language) })}</p>
      )}
      {all > mostBars + 1 && <p>{words.shown({ shown: mostBars, all })}</p>}
      <ChartFigure
        chart={breakdownBars(breakdown, broken, mostBars, language)}
        id="bars-chart"
        twin="shown"
      />
    </section>
  );
}

function MonthByMonth({ report }: { readonly report: BreakdownReport }) {
  const { breakdown } = report;
  const language = useLanguage();
  const words = breakdownWords(language);
  const trend = breakdownTrend(breakdown, brokenMetric(report), language);
  return (
    <section class="page part" aria-labelledby="trend">
      <h2 id="trend">{words.trendHeading}</h2>
      {trend === null ? (
        <p>{words.oneMonth}</p>
      ) : (
        <>
          {trend.table.rows.length === mostPanels && <p>{words.panels({ shown: mostPanels })}</p>}
          <ChartFigure chart={trend} id="trend-chart" twin="folded" />
        </>
      )}
    </section>
  );
}

function BreakdownFooter({ report }: { readonly report: BreakdownReport }) {
  const { breakdown, board, asKnownOn } = report;
  const words = breakdownWords(useLanguage());
  const csv = addressOfBreakdown(report, breakdown.column, '.csv');
  return (
    <>
      <section aria-labelledby="data">
        <h2 id="data">{words.data}</h2>
        <ul>
          <li>
            <Link href={csv}>{words.csv}</Link>
          </li>
          <li>
            <Link href={`${csv}${asKnownOn === null ? '?' : '&'}form=raw`}>{words.rawCsv}</Link>
          </li>
          <li>
            <Link href={addressOfBreakdown(report, breakdown.column, '.json')}>{words.json}</Link>
          </li>
        </ul>
      </section>
      <section aria-labelledby="check">
        <h2 id="check">{words.check}</h2>
        <p>{words.howToCheck}</p>
        <p>
          <Link href={metricAddress(report)}>{words.metricLink}</Link>
        </p>
        <p>{words.fixed({ board: board.slice(0, 12) })}</p>
      </section>
    </>
  );
}
