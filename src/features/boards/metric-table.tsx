import type { JSX } from 'preact';
import { sparkLine } from '../../charts/index.ts';
import { periods } from '../../model/index.ts';
import { ChartPicture } from '../../web/chart.tsx';
import { sparkLineWords } from '../../web/chart-words/index.ts';
import { CityText } from '../../web/city-text.tsx';
import { formatDay, weekdayOf } from '../../web/dates.ts';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { lateTag } from '../../web/reasons.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { boundsInWords, factsOf, lateInWords, missingInWords } from './facts.ts';
import type { ScoreHistory } from './history.ts';
import type { MetricGroups } from './order.ts';
import { PeriodHeads } from './period-heads.tsx';
import type { BoardMetric, BoardOrigin } from './report.ts';
import { boardsWords } from './words/index.ts';

interface MetricTableProps {
  readonly origin: BoardOrigin;
  readonly caption: string;
  readonly groups: MetricGroups;
  readonly history: ScoreHistory;
  /** Three letters by topic; left out where all rows are of one topic. */
  readonly marks?: ReadonlyMap<string, string>;
}

type Shared = Pick<MetricTableProps, 'origin' | 'history' | 'marks'>;

/** Metrics best to worst by their day; the yellow line stands between above and below. */
export function MetricTable(props: MetricTableProps): JSX.Element {
  const { origin, groups, history } = props;
  const { above, below, none, uncounted } = groups;
  const language = useLanguage();
  const words = boardsWords(language).table;
  const day = weekdayOf(origin.spans.day.last, language);
  const [first, last] = [history.days[0], history.days.at(-1)];
  return (
    <>
      <div class="table-head">
        <h2 id="every">{props.caption}</h2>
        <p>{words.order}</p>
        {history.days.length > 1 && (
          <p class="lines">
            {words.lines({
              first: formatDay(first!, language),
              last: formatDay(last!, language),
            })}
          </p>
        )}
      </div>
      <table class="scores metrics" aria-labelledby="every" {...tableRoles.table}>
        <PeriodHeads first={words.head} spans={origin.spans} />
        <Group
          {...props}
          metrics={above}
          name={words.above({ count: above.length })}
          note={words.aboveNote({ day })}
          mark="above"
        />
        <Group
          {...props}
          metrics={below}
          name={words.below({ count: below.length })}
          note={words.belowNote}
          mark="below"
        />
        <Group
          {...props}
          metrics={none}
          name={words.none({ day, count: none.length })}
          note={words.noneNote}
          mark="none"
        />
        <Group
          {...props}
          metrics={uncounted}
          name={words.uncounted({ count: uncounted.length })}
          note={words.uncountedNote}
          mark="none"
        />
      </table>
    </>
  );
}

interface GroupProps extends Shared {
  readonly metrics: readonly BoardMetric[];
  readonly name: string;
  readonly note: string;
  readonly mark: 'above' | 'below' | 'none';
}

function Group(props: GroupProps) {
  if (props.metrics.length === 0) return null;
  return (
    <tbody {...tableRoles.group} class={props.mark}>
      <tr {...tableRoles.row} class="group">
        <th {...tableRoles.groupHead} colSpan={5}>
          {props.name} <small>{props.note}</small>
        </th>
      </tr>
      {props.metrics.map((metric) => (
        <MetricRow key={metric.slug} {...props} metric={metric} />
      ))}
    </tbody>
  );
}

function MetricRow(props: Shared & { readonly metric: BoardMetric }) {
  const { metric, origin } = props;
  const scale = { tolerance: origin.tolerance, grades: [] };
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} abbr={metric.name}>
        <RowHead {...props} />
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

function RowHead({ metric, origin, history, marks }: Shared & { readonly metric: BoardMetric }) {
  const language = useLanguage();
  const words = boardsWords(language).table;
  const late = lateTag(metric, language);
  const notes = [
    factsOf(metric, 'day', language),
    ...boundsInWords(metric, origin.tolerance, language),
    lateInWords(metric, language),
    ...missingInWords(metric, language),
  ];
  const mark = marks?.get(metric.topic.slug);
  return (
    <span class={mark === undefined ? 'row-head' : 'row-head marked'}>
      {mark !== undefined && (
        <span class="mark" title={metric.topic.name} aria-hidden="true">
          {mark}
        </span>
      )}
      <span class="row-words">
        <Link href={`/${origin.city.slug}/metrics/${metric.slug}`}>
          <CityText>{metric.name}</CityText>
        </Link>
        {late !== null && (
          <>
            {' '}
            <span class="tag">{late}</span>
          </>
        )}
        {mark !== undefined && (
          <span class="hidden"> {words.topic({ name: metric.topic.name })}</span>
        )}
        {notes.map((note) => note !== null && <small key={note}>{note}</small>)}
        {metric.delay?.held === true && <small>{words.held}</small>}
        {metric.delay?.note && (
          <small>
            {words.why} <CityText>{metric.delay.note}</CityText>
          </small>
        )}
      </span>
      <Spark metric={metric} history={history} tolerance={origin.tolerance} />
    </span>
  );
}

/** The numbers of the line stand on the metric's page. */
function Spark(props: {
  readonly metric: BoardMetric;
  readonly history: ScoreHistory;
  readonly tolerance: number;
}) {
  const { metric, history, tolerance } = props;
  const language = useLanguage();
  const scores = history.metrics.get(metric.slug) ?? [];
  if (scores.every((score) => score === null)) return null;
  const points = history.days.map((day, at) => ({ day, score: scores[at] ?? null }));
  const words = sparkLineWords(metric.name, { tolerance, grades: [] }, language);
  return <ChartPicture chart={sparkLine({ points, period: 'day', alone: false }, words)} />;
}
