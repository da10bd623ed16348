import type { JSX } from 'preact';
import type { Day } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { formatDay, formatDayInWords, formatSpan } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { CompositeTable } from '../boards/composite-table.tsx';
import { BoardFooter } from '../boards/footer.tsx';
import type { ScoreHistory } from '../boards/history.ts';
import { Key } from '../boards/key.tsx';
import { MetricTable } from '../boards/metric-table.tsx';
import { groupMetrics, isGone } from '../boards/order.ts';
import { headline, publicationNote, silence, spread } from '../boards/sentences.ts';
import { topicMarks } from '../boards/topic-mark.ts';
import { boardsWords } from '../boards/words/index.ts';
import { Drivers } from './drivers.tsx';
import { type Filter, filtered, searchOf } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import { GroupTable } from './group-table.tsx';
import type { ScoreboardReport } from './report.ts';
import { carriedInWords, pulledInWords, restatedInWords } from './sentences.ts';
import { Turn } from './turn.tsx';
import { scoreboardWords } from './words/index.ts';

export interface BoardPageProps {
  readonly frame: Frame;
  readonly report: ScoreboardReport;
  readonly history: ScoreHistory;
  readonly filter: Filter;
  /** The city's day now, on the page of the newest board; null on the page of a past date. */
  readonly today: Day | null;
  /** The oldest and the newest published date. */
  readonly range: { readonly first: Day; readonly last: Day };
}

/** A city's board of one date. */
export function BoardPage(props: BoardPageProps): JSX.Element {
  const { frame, report, filter, today } = props;
  const language = useLanguage();
  const words = scoreboardWords(language).board;
  const { city, date, metrics } = report;
  const address = today === null ? `/${city.slug}/on/${date}` : `/${city.slug}`;
  const said = headline(city.name, report.composite, report, language);
  return (
    <Layout
      frame={frame}
      title={words.title({ city: city.name, day: formatDay(date, language) })}
      address={`${address}${searchOf(filter)}`}
      description={said}
      city={city}
      place={{ section: 'board', itself: today !== null }}
      links={headLinks(report, address)}
      footer={
        <BoardFooter
          origin={report}
          composite={report.composite}
          metrics={metrics}
          address={address}
          revised={{
            label: words.revised,
            text: report.restated === null ? words.neverRevised : words.wasRevised,
          }}
        />
      }
    >
      <Lead {...props} said={said} />
      {metrics.length > 0 && <Wall {...props} address={address} />}
      {metrics.length > 0 && (
        <div class="page reasons">
          <Drivers report={report} />
          <div class="groups">
            <GroupTable report={report} kind="topics" marks={topicMarks(report.topics)} />
            <GroupTable report={report} kind="departments" />
          </div>
        </div>
      )}
    </Layout>
  );
}

function headLinks({ city, previous, next }: ScoreboardReport, address: string) {
  return [
    { rel: 'alternate', href: `${address}.json`, type: 'application/json' },
    { rel: 'alternate', href: `${address}.csv`, type: 'text/csv' },
    { rel: 'alternate', href: `/${city.slug}/changes.atom`, type: 'application/atom+xml' },
    ...(previous === null ? [] : [{ rel: 'prev' as const, href: `/${city.slug}/on/${previous}` }]),
    ...(next === null ? [] : [{ rel: 'next' as const, href: `/${city.slug}/on/${next}` }]),
  ] as const;
}

function Lead({ report, today, range, said }: BoardPageProps & { readonly said: string }) {
  const { city, metrics, date, spans, restated } = report;
  const language = useLanguage();
  const words = scoreboardWords(language).board;
  const quiet = today === null ? null : silence(report, today, language);
  const note = publicationNote(report, language);
  const pulled = pulledInWords(report, language);
  const counts = spread(groupMetrics(metrics), language);
  return (
    <div class="page lead">
      <div>
        <p>
          {words.boardOf({ day: formatDayInWords(date, language) })}{' '}
          <strong>{formatSpan(spans.day, language)}</strong>
        </p>
        <h1>{said}</h1>
        {note !== null && <p class="note">{note}</p>}
        {restated !== null && (
          <p class="note">
            {restatedInWords(restated, report, language)}{' '}
            <Link href={`/${city.slug}/changes`}>{words.whatChanged}</Link>
          </p>
        )}
      </div>
      <div class="say">
        {metrics.length === 0 && <p>{words.nothingYet}</p>}
        {metrics.length > 0 && <p>{pulled === null ? counts : `${pulled} ${counts}`}</p>}
        {carriedInWords(report, language).map((warning) => (
          <p key={warning} class="warning">
            {warning}
          </p>
        ))}
        {quiet !== null && <p class="warning">{quiet}</p>}
      </div>
      <Turn report={report} isNewest={today !== null} range={range} />
    </div>
  );
}

function Wall(props: BoardPageProps & { readonly address: string }) {
  const { report, history, filter, address } = props;
  const language = useLanguage();
  const { table } = boardsWords(language);
  const { city } = report;
  const kept = report.metrics.filter((metric) => !isGone(metric));
  const shown = filtered(kept, filter);
  const caption =
    shown.length === kept.length
      ? table.every
      : table.some({ shown: shown.length, total: kept.length });
  const gone = report.metrics.length - kept.length;
  return (
    <section class="wall" aria-label={scoreboardWords(language).board.scoreboard}>
      <div class="page">
        <CompositeTable
          name={city.name}
          origin={report}
          composite={report.composite}
          change={report.change}
          days={history.days.map((day, at) => ({ day, score: history.composite[at] ?? null }))}
        />
        <FilterForm
          report={report}
          filter={filter}
          address={address}
          shown={shown.length}
          of={kept.length}
        />
        {shown.length > 0 && (
          <MetricTable
            origin={report}
            caption={caption}
            groups={groupMetrics(shown)}
            history={history}
            marks={topicMarks(report.topics)}
          />
        )}
        {gone > 0 && (
          <p class="gone">
            {table.gone({ count: gone })}{' '}
            <Link href={`/${city.slug}/metrics`}>{table.allMetrics}</Link>
          </p>
        )}
        <Key tolerance={report.tolerance} />
      </div>
    </section>
  );
}
