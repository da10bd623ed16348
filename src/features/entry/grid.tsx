import type { JSX } from 'preact';
import { type CellText, isEmpty } from '../../pipeline/entry/cell.ts';
import { formatDay, formatSpanShort, weekdayOf } from '../../web/dates.ts';
import { fieldOf, seenText } from './form.ts';
import type { EntryReport, GridCell, GridRow } from './report.ts';
import { cellInWords, fieldName, typingHint, words } from './words.ts';

/** The numbers of a department, a row a metric and a column a day. */
export function Grid({ report }: { readonly report: EntryReport }): JSX.Element {
  const { view, rows } = report;
  const mark = (day: string) => (day === view.chosen ? 'now' : 'other');
  return (
    <table class="grid">
      <caption class="hidden">{words.grid}</caption>
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
                <Cell row={row} cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ row, cell }: { readonly row: GridRow; readonly cell: GridCell }) {
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
          <NumberField row={row} cell={cell} field="numerator" />
          <span>{words.over}</span>
          <NumberField row={row} cell={cell} field="denominator" />
        </span>
      ) : (
        <NumberField row={row} cell={cell} field="value" />
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
}) {
  const { row, cell, field } = props;
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
      enterkeyhint="next"
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
