import type { JSX } from 'preact';
import { periods } from '../../model/index.ts';
import { weekdayOf } from '../../web/dates.ts';
import { Plate, Slot } from '../../web/plate.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import { boundsInWords, factsOf, lateInWords, missingInWords } from './facts.ts';
import type { MetricGroups } from './order.ts';
import { PeriodHeads } from './period-heads.tsx';
import type { ScoreboardMetric, ScoreboardReport } from './report.ts';

interface MetricTableProps {
  readonly report: ScoreboardReport;
  readonly groups: MetricGroups;
}

/** Every metric, best to worst by its day; the yellow line stands between above and below. */
export function MetricTable({ report, groups }: MetricTableProps): JSX.Element {
  const { above, below, none } = groups;
  const day = weekdayOf(report.spans.day.last);
  const group = (metrics: readonly ScoreboardMetric[], name: string, note: string, mark: string) =>
    metrics.length > 0 && (
      <Group
        metrics={metrics}
        tolerance={report.tolerance}
        name={`${name}: ${metrics.length}`}
        note={note}
        mark={mark}
      />
    );
  return (
    <table class="scores metrics" {...tableRoles.table}>
      <caption>
        Every metric, best to worst
        <span>Ordered by the day’s score. The yellow line is 1.00, on target.</span>
      </caption>
      <PeriodHeads first="Metric" spans={report.spans} />
      {group(above, 'Above the line', `on or above target on ${day}`, 'above')}
      {group(below, 'Below the line', 'need follow-up', 'below')}
      {group(none, `No score for ${day}`, 'not counted in the day', 'none')}
    </table>
  );
}

function Group(props: {
  readonly metrics: readonly ScoreboardMetric[];
  readonly tolerance: number;
  readonly name: string;
  readonly note: string;
  readonly mark: string;
}) {
  return (
    <tbody {...tableRoles.group} class={props.mark}>
      <tr {...tableRoles.row} class="group">
        <th {...tableRoles.groupHead} colSpan={5}>
          {props.name} <small>{props.note}</small>
        </th>
      </tr>
      {props.metrics.map((metric) => (
        <MetricRow key={metric.slug} metric={metric} tolerance={props.tolerance} />
      ))}
    </tbody>
  );
}

function MetricRow(props: { readonly metric: ScoreboardMetric; readonly tolerance: number }) {
  const { metric, tolerance } = props;
  const notes = [
    factsOf(metric, 'day'),
    ...boundsInWords(metric, tolerance),
    lateInWords(metric),
    ...missingInWords(metric),
  ];
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} abbr={metric.name}>
        {metric.name}
        {metric.late && (
          <>
            {' '}
            <span class="tag">Late</span>
          </>
        )}
        {notes.map((note) => note !== null && <small key={note}>{note}</small>)}
      </th>
      {periods.map((period) => {
        const { score, status, capped, reason } = metric.scores[period];
        return (
          <td key={period} {...tableRoles.cell}>
            {score === null ? (
              <Slot reason={reason} />
            ) : (
              <Plate
                score={score}
                status={status}
                scale={{ tolerance, grades: [] }}
                capped={capped}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}
