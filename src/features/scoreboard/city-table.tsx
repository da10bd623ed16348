import type { ComponentChildren, JSX } from 'preact';
import { type Period, periods } from '../../model/index.ts';
import { formatScore } from '../../web/format.ts';
import { Lamps } from '../../web/lamps.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import { PeriodHeads } from './period-heads.tsx';
import type { ScoreboardReport } from './report.ts';

type CityNumber = ScoreboardReport['composite'][Period];

/** The city as a whole: four scores, their grade and how many metrics they stand on. */
export function CityTable({ report }: { readonly report: ScoreboardReport }): JSX.Element {
  const { composite, city, grades } = report;
  const scale = { tolerance: report.tolerance, grades };
  const wasBounded = periods.some(
    (period) => composite[period].rawScore !== composite[period].score,
  );
  const steps = grades.map((step) => `${step.grade} from ${formatScore(step.atLeast, scale)}`);
  return (
    <table class="scores city" {...tableRoles.table}>
      <caption>
        {city.name} as a whole
        <span>1.00 is on target; higher is better.</span>
      </caption>
      <PeriodHeads first="Whole city" spans={report.spans} />
      <tbody {...tableRoles.group}>
        <Row name="Score" of={composite}>
          {({ score, status }) =>
            score === null ? (
              <Slot reason={null} />
            ) : (
              <Plate score={score} status={status} scale={scale} capped={null} />
            )
          }
        </Row>
        <Row name="Grade" note={steps.join(', ')} of={composite}>
          {({ grade }) => <Grade grade={grade} />}
        </Row>
        {wasBounded && (
          <Row name="Uncapped" note="before caps and floors" of={composite}>
            {({ rawScore }) => (rawScore === null ? 'no score' : formatScore(rawScore, scale))}
          </Row>
        )}
        <Row name="Coverage" note="metrics with a score" of={composite}>
          {(number) => <Coverage number={number} />}
        </Row>
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly name: string;
  readonly note?: string;
  readonly of: ScoreboardReport['composite'];
  readonly children: (number: CityNumber) => ComponentChildren;
}) {
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead}>
        {props.name}
        {props.note !== undefined && <small> {props.note}</small>}
      </th>
      {periods.map((period) => (
        <td key={period} {...tableRoles.cell}>
          {props.children(props.of[period])}
        </td>
      ))}
    </tr>
  );
}

/** Our figures draw the letters A to D and F only; any other grade is a word in plain type. */
function Grade({ grade }: { readonly grade: string | null }) {
  if (grade === null) return <>no grade</>;
  return <span class={/^[A-DF]$/.test(grade) ? 'grade' : undefined}>{grade}</span>;
}

function Coverage({ number }: { readonly number: CityNumber }) {
  const { scored, total, coverage } = number;
  if (total === 0) return <>no metrics</>;
  const uneven = coverage !== null && Math.abs(coverage - scored / total) > 1e-9;
  return (
    <>
      {`${scored} of ${total} metrics`}
      {uneven && <small>{`${Math.floor(coverage * 100)}% of weight`}</small>}
      <Lamps lit={scored} total={total} />
    </>
  );
}
