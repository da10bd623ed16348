import type { ComponentChildren, JSX } from 'preact';
import { sparkLine } from '../../charts/index.ts';
import { type Day, periods } from '../../model/index.ts';
import { ChartPicture } from '../../web/chart.tsx';
import { sparkLineWords } from '../../web/chart-words/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatScore, formatValues, type Scale } from '../../web/format.ts';
import { Lamps } from '../../web/lamps.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { Link } from '../../web/link.tsx';
import { Plate, Slot } from '../../web/plate.tsx';
import { tableRoles } from '../../web/table-roles.ts';
import type { CompositeChange } from './change.ts';
import { PeriodHeads } from './period-heads.tsx';
import type { BoardOrigin, NamedComposite } from './report.ts';
import { changeInWords } from './sentences.ts';
import { boardsWords } from './words/index.ts';

interface CompositeTableProps {
  /** Whose composite it is. */
  readonly name: string;
  readonly origin: BoardOrigin;
  readonly composite: NamedComposite;
  readonly change: CompositeChange | null;
  /** Day scores, oldest first. */
  readonly days: readonly { readonly day: Day; readonly score: number | null }[];
}

type Number = NamedComposite['day'];

/** Four scores of a city, topic or department: their grade, change and what they stand on. */
export function CompositeTable(props: CompositeTableProps): JSX.Element {
  const { name, origin, composite, change } = props;
  const language = useLanguage();
  const words = boardsWords(language).composite;
  const scale = { tolerance: origin.tolerance, grades: origin.grades };
  const steps = origin.grades.map(({ grade, atLeast }) =>
    words.gradeFrom({ grade, score: formatScore(atLeast, scale, language) }),
  );
  const isBounded = periods.some(
    (period) => composite[period].rawScore !== composite[period].score,
  );
  return (
    <>
      <div class="table-head">
        <h2 id="whole">{words.whole({ name })}</h2>
        <p>{words.target}</p>
      </div>
      <table class="scores city" aria-labelledby="whole" {...tableRoles.table}>
        <PeriodHeads first={words.firstHead} spans={origin.spans} />
        <tbody {...tableRoles.group}>
          <Row
            name={words.score}
            note={<Recent name={name} days={props.days} scale={scale} />}
            of={composite}
          >
            {({ score, status }) =>
              score === null ? (
                <Slot reason={null} />
              ) : (
                <Plate score={score} status={status} scale={scale} capped={null} />
              )
            }
          </Row>
          <Row name={words.grade} note={steps.join(', ')} of={composite}>
            {(number) => <Grade number={number} />}
          </Row>
          <ChangeRow change={change} />
          {isBounded && (
            <Row name={words.uncapped} note={words.uncappedNote} of={composite}>
              {({ score, rawScore }) => {
                if (rawScore !== null) return formatScore(rawScore, scale, language);
                return score === null ? words.noScore : words.noUncapped;
              }}
            </Row>
          )}
          <Row name={words.coverage} note={words.coverageNote} of={composite}>
            {(number) => <Coverage number={number} />}
          </Row>
          <ReceiptRow city={origin.city.slug} composite={composite} />
        </tbody>
      </table>
    </>
  );
}

function Row(props: {
  readonly name: string;
  readonly note?: ComponentChildren;
  readonly of: NamedComposite;
  readonly children: (number: Number) => ComponentChildren;
}) {
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} abbr={props.name}>
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

/** Where each number is taken apart; nothing on boards whose composites have no receipts. */
function ReceiptRow(props: { readonly city: string; readonly composite: NamedComposite }) {
  const words = boardsWords(useLanguage()).composite;
  if (periods.every((period) => props.composite[period].receipt === null)) return null;
  return (
    <tr {...tableRoles.row} class="receipts">
      <th {...tableRoles.rowHead}>
        {words.check}
        <small> {words.checkNote}</small>
      </th>
      {periods.map((period) => (
        <td key={period} {...tableRoles.cell}>
          <Link href={`/${props.city}/receipts/${props.composite[period].receipt}`}>
            {words.receipt}
            <span class="hidden"> {words.receiptOf[period]}</span>
          </Link>
        </td>
      ))}
    </tr>
  );
}

/** The latest weeks as a line, and the same in words. */
function Recent(props: Pick<CompositeTableProps, 'name' | 'days'> & { readonly scale: Scale }) {
  const { name, days, scale } = props;
  const language = useLanguage();
  if (days.length < 2) return null;
  const words = sparkLineWords(name, scale, language);
  const chart = sparkLine({ points: days, period: 'day', alone: true }, words);
  return (
    <span class="recent">
      <span>{chart.description}</span>
      <ChartPicture chart={chart} />
    </span>
  );
}

function ChangeRow({ change }: { readonly change: CompositeChange | null }) {
  const language = useLanguage();
  const words = boardsWords(language).composite;
  const since =
    change === null ? words.noBefore : words.since({ day: formatDay(change.date, language) });
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} abbr={words.change}>
        {words.change}
        <small> {since}</small>
      </th>
      {periods.map((period) => {
        const by = change?.by[period] ?? null;
        return (
          <td key={period} {...tableRoles.cell}>
            {by === null ? words.noComparison : changeInWords(by, language)}
          </td>
        );
      })}
    </tr>
  );
}

/**
 * Our figures draw the letters A to D and F only; any other grade is a word in plain type. A grade
 * that stands on less than half of the weight says on how little.
 */
function Grade({ number }: { readonly number: Number }) {
  const { grade, scored, total, coverage } = number;
  const { noGrade, gradeOn } = boardsWords(useLanguage()).composite;
  if (grade === null) return <>{noGrade}</>;
  return (
    <>
      <span class={/^[A-DF]$/.test(grade) ? 'grade' : undefined}>{grade}</span>
      {(coverage ?? 0) < 0.5 && <small>{gradeOn({ scored, total })}</small>}
    </>
  );
}

function Coverage({ number }: { readonly number: Number }) {
  const { scored, total, coverage } = number;
  const language = useLanguage();
  const words = boardsWords(language).composite;
  if (total === 0) return <>{words.noMetrics}</>;
  const isUneven = coverage !== null && Math.abs(coverage - scored / total) > 1e-9;
  return (
    <>
      {words.scored({ scored, total })}
      {isUneven && (
        <small>{words.ofWeight({ share: formatValues([coverage], 'share', language)[0]! })}</small>
      )}
      <Lamps lit={scored} total={total} />
    </>
  );
}
