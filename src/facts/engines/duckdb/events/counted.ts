import { dayNumber } from '../../../../calendar/index.ts';
import type { Span } from '../../../../model/index.ts';
import type { CountedOn, EventTable } from '../../../events.ts';
import { columnNamed, storedColumns } from './columns.ts';
import { localDaySql } from './measures.ts';

/** The spans in which cases are looked at, and the days on which they count. */
export interface CountedIn {
  readonly table: EventTable;
  readonly counted: CountedOn;
  /** At least one. */
  readonly spans: readonly Span[];
}

/**
 * SQL of the rows of a table, once for each span (`span` is its place) on a day of which they count,
 * or at whose end they are open. Bounds are said of the stored column itself, so that blocks of rows
 * outside them are not read.
 * @param which SQL that is true of the rows that are looked at
 */
export function countedSql(key: number, question: CountedIn, which: string): string {
  const { table, counted, spans } = question;
  const days = spans.map(({ first, last }) => [dayNumber(first), dayNumber(last)] as const);
  const first = Math.min(...days.map(([one]) => one));
  const last = Math.max(...days.map(([, one]) => one));
  const { local } = columnNamed(storedColumns(table.shape), counted.day);
  const day = localDaySql(table, counted.day);
  const before = `${local} < ${midnight(last + 1)}`;
  const rows = days.map(([from, until], at) => `(${at}, ${from}, ${until})`);
  const asked = `(VALUES ${rows.join(', ')}) AS spans(span, first, last)`;
  if (counted.measure !== 'level') {
    return `SELECT e.*, s.span
      FROM (SELECT *, ${day} AS day FROM events_${key}
            WHERE ${which} AND ${local} >= ${midnight(first)} AND ${before}) e
      JOIN (SELECT span, unnest(range(first, last + 1)) AS day FROM ${asked}) s USING (day)`;
  }
  const closed = localDaySql(table, counted.closed!);
  const until = `if(${closed} IS NULL, ${last + 1}, greatest(${day}, ${closed}))`;
  const earliest = Math.min(...days.map(([, one]) => one));
  return `SELECT e.*, s.span
    FROM (SELECT *, ${day} AS day, ${until} AS until FROM events_${key}
          WHERE ${which} AND ${before} AND until > ${earliest}) e
    JOIN (SELECT * FROM ${asked}) s ON e.day <= s.last AND e.until > s.last`;
}

function midnight(day: number): string {
  return `(DATE '1970-01-01' + ${day})`;
}
