/** What may stand in a cell: null is an empty cell, a number keeps all its digits. */
export type CsvCell = string | number | null;

/** `safe` takes the force out of formulas; `raw` leaves every text as it is. */
export type CsvForm = 'safe' | 'raw';

/**
 * Rows as comma-separated text: UTF-8, lines end with CR LF, quotes where they are needed
 * (RFC 4180). In the safe form a text that a spreadsheet would take for a formula gets an
 * apostrophe in front; numbers stay numbers, also negative ones.
 * @example csvText(['name', 'score'], [['=1+1', -0.5]]) // "name,score\r\n'=1+1,-0.5\r\n"
 */
export function csvText(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  form: CsvForm = 'safe',
): string {
  const line = (cells: readonly CsvCell[]) => csvLine(cells, form);
  return `${[line(header), ...Array.from(rows, line)].join('\r\n')}\r\n`;
}

/** One row of `csvText`, without a line end. */
export function csvLine(cells: readonly CsvCell[], form: CsvForm = 'safe'): string {
  return cells.map((cell) => written(cell, form)).join(',');
}

/** Spreadsheets read a text that begins so as a formula; some drop a tab or a line end first. */
const formula = /^[=+\-@\t\r\n]/;
/** The semicolon because spreadsheets of many countries split at it. */
const needsQuotes = /[",;\r\n\t]|^\s|\s$/;

function written(cell: CsvCell, form: CsvForm): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = form === 'safe' && formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
