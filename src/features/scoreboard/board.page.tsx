import type { JSX } from 'preact';
import { type Day, periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { formatDay, formatDayInWords, formatSpan, instantInWords } from '../../web/dates.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { periodNames } from '../../web/words.ts';
import { CityTable } from './city-table.tsx';
import { headline, silence, spread } from './headline.ts';
import { Key } from './key.tsx';
import { MetricTable } from './metric-table.tsx';
import { groupMetrics } from './order.ts';
import type { ScoreboardReport } from './report.ts';

interface BoardPageProps {
  readonly frame: Frame;
  readonly report: ScoreboardReport;
  /** The city's day now, on the page of the newest board; null on the page of a past date. */
  readonly today: Day | null;
}

/** A city's board of one date. */
export function BoardPage({ frame, report, today }: BoardPageProps): JSX.Element {
  const { city, date, metrics } = report;
  const groups = groupMetrics(metrics);
  const quiet = today === null ? null : silence(report, today);
  return (
    <Layout
      frame={frame}
      title={`${city.name} scoreboard, ${formatDay(date)}`}
      city={city}
      footer={<BoardFooter report={report} address={addressOf(report, today)} />}
    >
      <div class="page lead">
        <div>
          <p>
            Board of {formatDayInWords(date)}, for <strong>{formatSpan(report.spans.day)}</strong>
          </p>
          <h1>{headline(report)}</h1>
        </div>
        <div class="say">
          {metrics.length === 0 ? (
            <p>Nothing is measured here yet, so there is nothing to score.</p>
          ) : (
            <p>{spread(groups)}</p>
          )}
          {quiet !== null && <p>{quiet}</p>}
          {today === null && (
            <p>
              <Link href={`/${city.slug}`}>The newest board</Link>
            </p>
          )}
        </div>
      </div>
      {metrics.length > 0 && (
        <section class="wall" aria-label="Scoreboard">
          <div class="page">
            <CityTable report={report} />
            <MetricTable report={report} groups={groups} />
            <Key tolerance={report.tolerance} />
          </div>
        </section>
      )}
    </Layout>
  );
}

function addressOf(report: ScoreboardReport, today: Day | null): string {
  return today === null ? `/${report.city.slug}/on/${report.date}` : `/${report.city.slug}`;
}

function BoardFooter(props: { readonly report: ScoreboardReport; readonly address: string }) {
  const { report, address } = props;
  return (
    <>
      <section aria-labelledby="days">
        <h2 id="days">Which days these numbers cover</h2>
        <dl>
          {periods.map((period) => (
            <div key={period}>
              <dt>{periodNames[period]}</dt>
              <dd>{formatSpan(report.spans[period])}</dd>
            </div>
          ))}
          <div>
            <dt>Known on</dt>
            <dd>{instantInWords(report.knownOn)}</dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="data">
        <h2 id="data">Take the data</h2>
        <ul>
          <li>
            <Link href={`${address}.json`}>This board as JSON</Link>
          </li>
          <li>
            <Link href={`/${report.city.slug}/on/${report.date}`}>Permanent address</Link>
          </li>
        </ul>
      </section>
      <section aria-labelledby="source">
        <h2 id="source">Where it comes from</h2>
        <p>{report.city.source ?? 'The city has not said where its data come from.'}</p>
        <p>
          Board <code>{report.board}</code>
        </p>
      </section>
    </>
  );
}
