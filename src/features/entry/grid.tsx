import type { JSX } from 'preact';
import { type CellText, isEmpty } from '../../pipeline/entry/cell.ts';
import { formatDay, formatSpanShort, weekdayOf } from '../../web/dates.ts';
import { fieldOf, seenText } from './form.ts';
import type { EntryReport, GridCell, GridRow } from './report.ts';
import { cellInWords, fieldName, typingHint, words } from './words.ts';

/** The numbers of a department, a row a metric and a column a day. */
export function Grid(props: {
  readonly report: EntryReport;
  /** Whether the cursor stands in the first empty field when the page opens. */
  readonly startsTyping: boolean;
}): JSX.Element {
  const { view, rows } = props.report;
  const start = props.startsTyping ? firstEmpty(props.report) : null;
  const mark = (day: string) => (day === view.chosen ? 'now' : 'other');
  return (
    // Where there is no field to tab to, the box itself takes the keys that scroll it.
    <section class="scroll" aria-label={words.grid} tabIndex={props.report.mayType ? undefined : 0}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{words.metric}</th>
            {view.days.map((day) => (
              <th key={day} scope="col" class={mark(day)}>
                {weekdayOf(day, 'en').slice(0, 3)}{' '}
                <span>{formatSpanShort({ first: day, last: day }, 'en')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.metric.slug}>
              <th scope="row">
                {row.metric.name}
                <small>{typingHint(row.metric)}</small>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.day} class={mark(cell.day)}>
                  <Cell row={row} cell={cell} startsHere={cell === start} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The first open cell of the chosen day in which nothing stands. */
function firstEmpty({ rows, view }: EntryReport): GridCell | null {
  const cells = rows.flatMap((row) => row.cells);
  const isFree = ({ day, state, text }: GridCell) =>
    day === view.chosen && state === 'open' && isEmpty(text);
  return cells.find(isFree) ?? null;
}

function Cell(props: {
  readonly row: GridRow;
  readonly cell: GridCell;
  readonly startsHere: boolean;
}) {
  const { row, cell, startsHere } = props;
  if (cell.state === 'not-kept') {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span class="hidden">{words.notKept}</span>
      </>
    );
  }
  if (cell.state !== 'open') {
    return (
      <>
        {cellInWords(cell.seen)}
        {cell.state === 'locked' && <small>{words.locked}</small>}
      </>
    );
  }
  return (
    <>
      <input type="hidden" name={fieldOf('seen', cell)} value={seenText(cell.seen)} />
      {row.inParts ? (
        <span class="parts">
          <NumberField row={row} cell={cell} field="numerator" startsHere={startsHere} />
          <span>{words.over}</span>
          <NumberField row={row} cell={cell} field="denominator" startsHere={false} />
        </span>
      ) : (
        <NumberField row={row} cell={cell} field="value" startsHere={startsHere} />
      )}
      {row.inParts && cell.seen.value !== '' && <small>{words.noParts(cell.seen.value)}</small>}
      {cell.waits && <small>{words.waits}</small>}
    </>
  );
}

function NumberField(props: {
  readonly row: GridRow;
  readonly cell: GridCell;
  readonly field: keyof CellText;
  readonly startsHere: boolean;
}) {
  const { row, cell, field, startsHere } = props;
  const id = fieldOf(field, cell);
  const part = row.inParts ? `, ${fieldName(field)}` : '';
  const isFaulty = cell.faults.some((fault) => fault.field === id);
  return (
    <input
      id={id}
      name={id}
      value={cell.text[field]}
      aria-label={`${row.metric.name}${part}, ${formatDay(cell.day, 'en')}`}
      aria-invalid={isFaulty ? 'true' : undefined}
      inputmode="decimal"
      autocomplete="off"
      enterkeyhint="go"
      autofocus={startsHere}
    />
  );
}

/** The numbers that are there, each with a box to take it back. */
export function TakeBack({ report }: { readonly report: EntryReport }): JSX.Element | null {
  const there = report.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.state === 'open' && !isEmpty(cell.seen) ? [{ row, cell }] : [],
    ),
  );
  if (there.length === 0) return null;
  return (
    <details open={there.some(({ cell }) => cell.takesBack)}>
      <summary>{words.takeBack}</summary>
      <p class="hint">{words.takeBackHint}</p>
      <ul class="boxes">
        {there.map(({ row, cell }) => (
          <li key={fieldOf('back', cell)}>
            <label>
              <input
                type="checkbox"
                name={fieldOf('back', cell)}
                value="yes"
                checked={cell.takesBack}
              />
              {`${row.metric.name}, ${formatDay(cell.day, 'en')}: ${cellInWords(cell.seen)}`}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
