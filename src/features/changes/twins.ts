import { type CsvForm, csvText } from '../../web/csv.ts';
import type { ChangesReport } from './change.ts';
import { type Figures, figuresOf } from './figures.ts';

/** The ledger for programs: what the page says, in plain figures, not in pages. */
export function changesJson(report: ChangesReport): string {
  const { city, date, board, knownOn, since, definitionsSince, query, changes } = report;
  const document = {
    format: 'civicstat-changes-1',
    city: city.slug,
    date,
    board,
    knownOn,
    since,
    definitionsSince,
    query: { metric: query.metric, kind: query.kind, month: query.month },
    count: changes.length,
    changes: changes.map(({ subject, ...entry }) => ({ ...entry, name: subject.name })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

const header = [
  'at',
  'kind',
  'metric',
  'name',
  'first_day',
  'last_day',
  'in_force_from',
  'field',
  'before',
  'after',
  'before_numerator',
  'before_denominator',
  'after_numerator',
  'after_denominator',
  'period',
  'board',
];

/**
 * The ledger for spreadsheets, newest first. A figure before and after is a number; what it was
 * divided from stands in columns of its own, because spreadsheets take `5 / 9` for a day in May.
 */
export function changesCsv({ changes }: ChangesReport, form: CsvForm): string {
  return csvText(
    header,
    changes.map((change) => {
      const { at, kind, metric, subject, span, from, period, board, field, before, after } = change;
      const was = figuresOf(before ?? '');
      const is = figuresOf(after ?? '');
      return [
        ...[at, kind, metric, subject.name, span?.first ?? null, span?.last ?? null],
        ...[from, field],
        ...[was.value ?? textOf(before, was), is.value ?? textOf(after, is)],
        ...[was.numerator, was.denominator, is.numerator, is.denominator, period, board],
      ];
    }),
    form,
  );
}

/** Nothing was there, or parts that make no value: an empty cell. */
function textOf(text: string | null, { numerator }: Figures): string | null {
  return numerator === null ? text : null;
}
