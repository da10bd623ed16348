import type { JSX } from 'preact';
import { type Day, periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { Head } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { reasonFor } from '../../web/reasons.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { periodNames } from '../../web/words.ts';
import { factsOf } from '../boards/facts.ts';
import { PeriodHeads } from '../boards/period-heads.tsx';
import type { BoardMetric } from '../boards/report.ts';
import { changeInWords, compositeWords, headline, silence } from '../boards/words.ts';
import type { ScoreboardReport } from './report.ts';
import { carriedInWords, pulledInWords } from './sentences.ts';
import { type WallBlock, type WallPage, wallPages } from './wall-pages.ts';
import { wallWords as words } from './words.ts';

interface WallProps {
  readonly frame: Frame;
  readonly report: ScoreboardReport;
  readonly today: Day;
  /** Which screen, from 1. */
  readonly number: number;
  /** True where the reader stopped the turning of pages. */
  readonly held: boolean;
}

/** A board for a lobby screen: as large as it fits, without scrolling, a few topics at a time. */
export function WallDisplay(props: WallProps): JSX.Element {
  const { frame, report, today } = props;
  const pages = wallPages(report);
  const alarms = alarmsOf(report, today);
  return (
    <html lang="en-US" class="lobby">
      <Head frame={frame} title={words.title(report.city.name)} />
      <body class="wall">
        <main class={alarms.length > 0 ? 'alarmed' : undefined}>
          <Top report={report} />
          {alarms.length > 0 && (
            <ul class="alarms" aria-label={words.alarms}>
              {alarms.map((alarm) => (
                <li key={alarm}>{alarm}</li>
              ))}
            </ul>
          )}
          <Columns report={report} page={pages[props.number - 1] ?? []} />
          <Bottom {...props} count={pages.length} />
        </main>
      </body>
    </html>
  );
}

/** What must not be missed: an old board, late data. */
function alarmsOf(report: ScoreboardReport, today: Day): string[] {
  const quiet = silence(report, today);
  const late = report.metrics.filter((metric) => metric.late).map(({ name }) => name);
  return [...(quiet === null ? [] : [quiet]), ...(late.length === 0 ? [] : [words.late(late)])];
}

function Top({ report }: { readonly report: ScoreboardReport }) {
  const { city, spans } = report;
  const sentences = [...carriedInWords(report), pulledInWords(report)];
  return (
    <header>
      <div>
        <p>
          <strong>{formatSpan(spans.day)}</strong>
        </p>
        <h1>{headline(city.name, report.composite, report)}</h1>
        <p class="lobby-say">{sentences[0]}</p>
      </div>
      {report.metrics.length > 0 && <CityNumbers report={report} />}
    </header>
  );
}

function CityNumbers({ report }: { readonly report: ScoreboardReport }) {
  const { composite, change, tolerance, grades } = report;
  const scale = { tolerance, grades };
  return (
    <table class="scores city" {...tableRoles.table}>
      <caption class="hidden">{compositeWords.whole(report.city.name)}</caption>
      <PeriodHeads first={compositeWords.firstHead} spans={report.spans} />
      <tbody {...tableRoles.group}>
        <tr {...tableRoles.row}>
          <th {...tableRoles.rowHead}>{compositeWords.score}</th>
          {periods.map((period) => {
            const { score, status } = composite[period];
            return (
              <td key={period} {...tableRoles.cell}>
                {score === null ? (
                  <Slot reason={null} />
                ) : (
                  <Plate score={score} status={status} scale={scale} capped={null} />
                )}
              </td>
            );
          })}
        </tr>
        <tr {...tableRoles.row}>
          <th {...tableRoles.rowHead}>{words.about}</th>
          {periods.map((period) => {
            const { grade, scored, total } = composite[period];
            const by = change?.by[period] ?? null;
            return (
              <td key={period} {...tableRoles.cell}>
                {grade !== null && <b class={/^[A-DF]$/.test(grade) ? 'grade' : ''}>{grade}</b>}{' '}
                {by !== null && changeInWords(by)}
                <small>{compositeWords.scored(scored, total)}</small>
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}

function Columns({ report, page }: { readonly report: ScoreboardReport; readonly page: WallPage }) {
  return (
    <div class="lobby-columns">
      {page.map((blocks, at) => (
        <div key={at}>
          <Heads />
          {blocks.map((block) => (
            <Block key={block.topic.slug} report={report} block={block} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The names of the four columns, for the eye; each table has its own for those who listen. */
function Heads() {
  return (
    <p class="lobby-heads" aria-hidden="true">
      {periods.map((period) => (
        <span key={period}>{periodNames[period]}</span>
      ))}
    </p>
  );
}

function Block({
  report,
  block,
}: {
  readonly report: ScoreboardReport;
  readonly block: WallBlock;
}) {
  const { topic, metrics, continued } = block;
  const { score } = topic.composite.day;
  const { tolerance, grades } = report;
  const own = score === null ? null : formatScore(score, { tolerance, grades });
  return (
    <table class="scores lobby-topic" {...tableRoles.table}>
      <caption>
        {continued ? words.continued(topic.name) : topic.name}
        {own !== null && <span>{words.own(own)}</span>}
      </caption>
      <thead {...tableRoles.group} class="hidden">
        <tr {...tableRoles.row}>
          <th {...tableRoles.columnHead}>{words.metric}</th>
          {periods.map((period) => (
            <th key={period} {...tableRoles.columnHead}>
              {periodNames[period]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {metrics.map((metric) => (
          <Line key={metric.slug} report={report} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

/** A name of more letters is set smaller: it must stay on one line. */
const longName = 32;

function Line({
  report,
  metric,
}: {
  readonly report: ScoreboardReport;
  readonly metric: BoardMetric;
}) {
  const scale = { tolerance: report.tolerance, grades: [] };
  const { reason } = metric.scores.day;
  const facts =
    factsOf(metric, 'day') ?? (reason === null ? null : reasonFor(reason, metric.measure));
  const isLong = metric.name.length > longName;
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead}>
        <span class={isLong ? 'lobby-name long' : 'lobby-name'}>{metric.name}</span>
        <small>{facts}</small>
      </th>
      {periods.map((period) => {
        const { score, status, capped, reason } = metric.scores[period];
        return (
          <td key={period} {...tableRoles.cell}>
            {score === null ? (
              <Slot reason={reason} />
            ) : (
              <Plate score={score} status={status} scale={scale} capped={capped} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Bottom({ report, number, count, held }: WallProps & { readonly count: number }) {
  const here = `/${report.city.slug}?display=wall&page=${number}`;
  return (
    <footer>
      <p>
        {report.city.asOf !== null && <b>{words.sample} </b>}
        {words.scale}
      </p>
      <WallKey />
      <p>
        {words.page(number, count)}{' '}
        <Link href={held ? here : `${here}&hold=yes`}>{held ? words.goOn : words.hold}</Link>{' '}
        <Link href={`/${report.city.slug}`}>{words.leave}</Link>
      </p>
    </footer>
  );
}

function WallKey() {
  return (
    <ul class="key">
      {(['exceeding', 'meeting', 'follow-up'] as const).map((status) => (
        <li key={status}>
          <span class={`plate ${status}`} aria-hidden="true" />
          {words.statuses[status]}
        </li>
      ))}
    </ul>
  );
}
