import type { JSX } from 'preact';
import type { Period } from '../../model/index.ts';
import { ChartFigure } from '../../web/chart.tsx';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { type Language, useLanguage } from '../../web/language/index.ts';
import { reasonFor } from '../../web/reasons.ts';
import { statusInWords } from '../../web/status.ts';
import { tableRoles } from '../../web/table-roles.ts';
import { workThrough } from '../worked/worked.ts';
import { restatedInWords } from './change-sentences.ts';
import { comparedHead, perDayUnit, unitInCells, valueHead } from './column-words.ts';
import { type HistoryRow, knownSpans, lastRestated, scoreOf } from './history.ts';
import { KnownOn } from './known-on-form.tsx';
import type { MetricReport } from './report.ts';
import { metricChart } from './run.ts';
import { neverAnything, shortSpan } from './sentences.ts';
import { metricsWords } from './words/index.ts';

/** In the order in which a reader looks, with how many rows each shows at the most. */
const tables: readonly (readonly [Period, number])[] = [
  ['week', 27],
  ['day', 92],
  ['month', 25],
  ['quarter', 13],
];

/** The past: chart, whose knowledge it is, and a table for each period. */
export function History({ report }: { readonly report: MetricReport }): JSX.Element {
  const language = useLanguage();
  const chart = metricChart(report, language);
  const isComplete = tables.every(
    ([period, most]) => knownSpans(report.history, period).length <= most,
  );
  return (
    <section class="page part" aria-labelledby="history">
      <h2 id="history">{metricsWords(language).labels.history}</h2>
      {chart === null ? (
        <p>{neverAnything(report.history, language)}</p>
      ) : (
        <ChartFigure chart={chart} id="run" twin={isComplete ? 'elsewhere' : 'folded'} />
      )}
      <KnownOn report={report} />
      {chart !== null &&
        tables.map(([period, most]) => (
          <PeriodTable key={period} report={report} period={period} most={most} />
        ))}
    </section>
  );
}

interface PeriodProps {
  readonly report: MetricReport;
  readonly period: Period;
  readonly most: number;
}

/** The first table stands open; the others are folded. */
function PeriodTable({ report, period, most }: PeriodProps) {
  const rows = knownSpans(report.history, period);
  if (rows.length === 0) return null;
  const language = useLanguage();
  const { captions, labels, onlyNewest } = metricsWords(language);
  const columns = columnsOf(report, rows, language);
  return (
    <details class="past" open={period === 'week'}>
      <summary>{captions[period]}</summary>
      {rows.length > most && <p>{onlyNewest({ shown: most, all: rows.length })}</p>}
      <table class="values" {...tableRoles.table}>
        <caption class="hidden">{captions[period]}</caption>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th {...tableRoles.columnHead} class="words">
              {labels.days}
            </th>
            {columns.map(({ name }) => (
              <th key={name} {...tableRoles.columnHead} class="figure">
                {name}
              </th>
            ))}
            <th {...tableRoles.columnHead} class="words">
              {labels.status}
            </th>
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {rows.slice(0, most).map((row) => (
            <Row key={row.start} row={row} report={report} columns={columns} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface Column {
  readonly name: string;
  readonly text: (row: HistoryRow) => string;
}

/** The columns with figures; parts only where there are any. */
function columnsOf(
  { metric, tolerance }: MetricReport,
  rows: readonly HistoryRow[],
  language: Language,
): Column[] {
  const { labels } = metricsWords(language);
  const part = (number: number | null) => (number === null ? '' : formatNumber(number, language));
  const hasParts = rows.some((row) => row.denominator !== null);
  const parts: readonly Column[] = [
    { name: labels.counted, text: (row) => part(row.numerator) },
    { name: labels.cases, text: (row) => part(row.denominator) },
  ];
  return [
    {
      name: valueHead(metric.unit, language),
      text: (row) => valueAndTarget(row, metric, language).value,
    },
    ...(hasParts ? parts : []),
    {
      name: comparedHead(metric.rule, language),
      text: (row) => valueAndTarget(row, metric, language).target,
    },
    {
      name: labels.score,
      text: ({ score }) =>
        score === null ? '' : formatScore(score, { tolerance, grades: [] }, language),
    },
  ];
}

interface RowProps {
  readonly row: HistoryRow;
  readonly report: MetricReport;
  readonly columns: readonly Column[];
}

function Row({ row, report, columns }: RowProps) {
  const { metric, changes } = report;
  const language = useLanguage();
  const span = { first: row.start, last: row.end };
  const restated = lastRestated(span, changes);
  const { capped } = scoreOf(row);
  return (
    <tr {...tableRoles.row}>
      <th {...tableRoles.rowHead} class="words">
        {shortSpan(span, language)}
        {restated !== undefined && (
          <small>{restatedInWords(restated, metric.unit, language)}</small>
        )}
      </th>
      {columns.map(({ name, text }) => (
        <td key={name} {...tableRoles.cell} class="figure" data-name={name}>
          {text(row)}
        </td>
      ))}
      <td {...tableRoles.cell} class="words">
        {row.reason === null
          ? statusInWords(row.status, metric.rule, language)
          : reasonFor(row.reason, metric.measure, language)}
        {capped !== null && <small>{metricsWords(language).bounded[capped]}</small>}
      </td>
    </tr>
  );
}

/** Both in the column's unit; a daily target beside a total says so. */
function valueAndTarget(
  row: HistoryRow,
  metric: MetricReport['metric'],
  language: Language,
): { readonly value: string; readonly target: string } {
  const unit = unitInCells(metric.unit);
  const { perDay } = workThrough(metric, scoreOf(row));
  const shown = (number: number | null, of: string) =>
    number === null ? '' : formatValues([number], of, language)[0]!;
  if (perDay || row.value === null || row.target === null) {
    return {
      value: shown(row.value, unit),
      target: shown(row.target, perDay ? perDayUnit(unit, language) : unit),
    };
  }
  const [value = '', target = ''] = formatValues([row.value, row.target], unit, language);
  return { value, target };
}
