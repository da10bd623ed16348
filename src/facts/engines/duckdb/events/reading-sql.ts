import { type TimePart, timePattern } from '../../../../calendar/index.ts';
import type { EventTable } from '../../../events.ts';
import { quoted, type StoredColumn } from './columns.ts';

/** SQL of the value that a text in a file says; NULL where it says none that can be read. */
export function valueSql(column: StoredColumn, text: string, table: EventTable): string {
  const pattern = table.shape.formats[column.type as 'day'];
  switch (column.type) {
    case 'text':
    case 'category':
      return text;
    case 'number':
      return numberSql(text);
    case 'integer':
      return `CASE WHEN regexp_full_match(${text}, '[-+]?[0-9]{1,15}') THEN try_cast(${text} AS BIGINT) END`;
    case 'boolean':
      return `CASE WHEN lower(${text}) IN ('true', 't', 'yes', 'y', '1') THEN true
        WHEN lower(${text}) IN ('false', 'f', 'no', 'n', '0') THEN false END`;
    case 'day':
      return `(${plausible(parsed(text, pattern, ['%Y-%m-%d']))})::DATE`;
    case 'local-time':
      return plausible(parsed(text, pattern, isoTimes));
    case 'instant':
      return plausible(`timezone('UTC', ${parsedInstant(text, pattern)})`);
  }
}

/** A number as people write it: DuckDB would also take `nan`, `1_000` and spaces. */
function numberSql(text: string): string {
  const number = `try_cast(${text} AS DOUBLE)`;
  return `CASE WHEN abs(${number}) < 1e18 AND NOT contains(${text}, '_') AND NOT contains(${text}, ' ')
    THEN ${number} END`;
}

const isoTimes = [
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%dT%H:%M:%S',
  '%Y-%m-%dT%H:%M:%S.%f',
  '%Y-%m-%d %H:%M:%S.%f',
  '%Y-%m-%d %H:%M',
  '%Y-%m-%dT%H:%M',
];

function parsed(text: string, pattern: string | undefined, usual: readonly string[]): string {
  if (pattern !== undefined) return `try_strptime(${text}, ${quoted(strptimeFormat(pattern))})`;
  return `try_strptime(${text}, [${usual.map(quoted).join(', ')}])`;
}

function parsedInstant(text: string, pattern: string | undefined): string {
  const withOffset = `regexp_replace(${text}, 'Z$', '+00:00')`;
  const formats = pattern === undefined ? isoTimes.map((one) => `${one}%z`) : [];
  return parsed(withOffset, pattern, formats);
}

/** Years of two digits and slips of the finger are no times. */
function plausible(time: string): string {
  return `CASE WHEN ${time} >= TIMESTAMP '1800-01-01' AND ${time} < TIMESTAMP '2200-01-01' THEN ${time} END`;
}

const strptimeLetters: Readonly<Record<TimePart, string>> = {
  year: '%Y',
  month: '%m',
  'month-name': '%B',
  'month-short': '%b',
  day: '%d',
  hour: '%H',
  'hour-of-half': '%I',
  half: '%p',
  minute: '%M',
  second: '%S',
  millisecond: '%g',
  microsecond: '%f',
  offset: '%z',
};

/** A pattern that was checked when the dataset was defined, in DuckDB's letters. */
function strptimeFormat(pattern: string): string {
  const pieces = timePattern(pattern);
  if (pieces === null) throw new TypeError(`not a pattern of a time: ${pattern}`);
  return pieces
    .map((piece) =>
      'part' in piece ? strptimeLetters[piece.part] : piece.text.replaceAll('%', '%%'),
    )
    .join('');
}
