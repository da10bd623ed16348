import type { JSX } from 'preact';
import { type Day, periods } from '../../model/index.ts';
import type { Frame } from '../../web/assets.tsx';
import { formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { type Language, languageFacts, listOf, useLanguage } from '../../web/language/index.ts';
import { Head } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { reasonFor } from '../../web/reasons.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { sharedWords } from '../../web/words/index.ts';
import { factsOf } from '../boards/facts.ts';
import { PeriodHeads } from '../boards/period-heads.tsx';
import type { BoardMetric } from '../boards/report.ts';
import { changeInWords, headline, silence } from '../boards/sentences.ts';
import { boardsWords } from '../boards/words/index.ts';
import type { ScoreboardReport } from './report.ts';
import { carriedInWords, pulledInWords } from './sentences.ts';
import { type WallBlock, type WallPage, wallPages } from './wall-pages.ts';
import { scoreboardWords } from './words/index.ts';

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
  const language = useLanguage();
  const words = scoreboardWords(language).wall;
  const pages = wallPages(report);
  const alarms = alarmsOf(report, today, language);
  return (
    <html lang={languageFacts[language].tag} class="lobby">
      <Head frame={frame} title={words.title({ city: report.city.name })} />
      <body class="wall">
        <main class={alarms.length > 0 ? 'alarmed' : undefined}>
          <Top report={report} />
          {alarms.length > 0 && (
            <section class="alarms" aria-labelledby="alarms">
              <h2 class="hidden" id="alarms">
                {words.alarms}
              </h2>
              <ul>
                {alarms.map((alarm) => (
                  <li key={alarm}>{alarm}</li>
                ))}
              </ul>
            </section>
          )}
          <Columns report={report} page={pages[props.number - 1] ?? []} />
          <Bottom {...props} count={pages.length} />
        </main>
      </body>
    </html>
  );
}

/** What must not be missed: an old board, late data. */
function alarmsOf(report: ScoreboardReport, today: Day, language: Language): string[] {
  const words = scoreboardWords(language).wall;
  const quiet = silence(report, today, language);
  const late = report.metrics.filter((metric) => metric.late).map(({ name }) => name);
  const named =
    late.length > 3 ? [...late.slice(0, 2), words.more({ count: late.length - 2 })] : late;
  return [
    ...(quiet === null ? [] : [quiet]),
    ...(late.length === 0 ? [] : [words.late({ metrics: listOf(named, language) })]),
  ];
}

function Top({ report }: { readonly report: ScoreboardReport }) {
  const { city, spans } = report;
  const language = useLanguage();
  const sentences = [...carriedInWords(report, language), pulledInWords(report, language)];
  return (
    <header>
      <div>
        <p>
          <strong>{formatSpan(spans.day, language)}</strong>
        </p>
        <h1>{headline(city.name, report.composite, report, language)}</h1>
        <p class="lobby-say">{sentences[0]}</p>
      </div>
      {report.metrics.length > 0 && <CityNumbers report={report} />}
    </header>
  );
}

function CityNumbers({ report }: { readonly report: ScoreboardReport }) {
  const { composite, change, tolerance, grades } = report;
  const language = useLanguage();
  const words = boardsWords(language).composite;
  const scale = { tolerance, grades };
  return (
    <>
      <h2 class="hidden" id="whole">
        {words.whole({ name: report.city.name })}
      </h2>
      <table class="scores city" aria-labelledby="whole" {...tableRoles.table}>
        <PeriodHeads first={words.firstHead} spans={report.spans} />
        <tbody {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th {...tableRoles.rowHead}>{words.score}</th>
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
            <th {...tableRoles.rowHead}>{scoreboardWords(language).wall.about}</th>
            {periods.map((period) => {
              const { grade, scored, total } = composite[period];
              const by = change?.by[period] ?? null;
              return (
                <td key={period} {...tableRoles.cell}>
                  {grade !== null && <b class={/^[A-DF]$/.test(grade) ? 'grade' : ''}>{grade}</b>}{' '}
                  {by !== null && changeInWords(by, language)}
                  <small>{words.scored({ scored, total })}</small>
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </>
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
  const names = sharedWords(useLanguage()).periods;
  return (
    <p class="lobby-heads" aria-hidden="true">
      {periods.map((period) => (
        <span key={period}>{names[period]}</span>
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
  const language = useLanguage();
  const words = scoreboardWords(language).wall;
  const { score } = topic.composite.day;
  const { tolerance, grades } = report;
  // A topic that goes on in the second column stands twice on one screen.
  const id = `${topic.slug}-${metrics[0]?.slug}`;
  const own = score === null ? null : formatScore(score, { tolerance, grades }, language);
  return (
    <>
      <div class="table-head">
        <h2 id={id}>{continued ? words.continued({ topic: topic.name }) : topic.name}</h2>
        {own !== null && <p class="lobby-own">{words.own({ score: own })}</p>}
      </div>
      <table class="scores lobby-topic" aria-labelledby={id} {...tableRoles.table}>
        <PeriodHeads first={words.metric} isHidden />
        <tbody {...tableRoles.group}>
          {metrics.map((metric) => (
            <Line key={metric.slug} report={report} metric={metric} />
          ))}
        </tbody>
      </table>
    </>
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
  const language = useLanguage();
  const { reason } = metric.scores.day;
  const facts =
    factsOf(metric, 'day', language) ??
    (reason === null ? null : reasonFor(reason, metric.measure, language));
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
  const language = useLanguage();
  const words = scoreboardWords(language).wall;
  return (
    <footer>
      <p>
        {report.city.asOf !== null && <b>{words.sample} </b>}
        {words.scale}
      </p>
      <h2 class="hidden">{boardsWords(language).key.label}</h2>
      <WallKey />
      <p>
        {words.page({ number, count })}{' '}
        <Link href={held ? here : `${here}&hold=yes`}>{held ? words.goOn : words.hold}</Link>{' '}
        <Link href={`/${report.city.slug}`}>{words.leave}</Link>
      </p>
    </footer>
  );
}

function WallKey() {
  const words = scoreboardWords(useLanguage()).wall;
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
