import type { Observation, Span } from '../../model/index.ts';
import type { DeliveryQuestion } from '../contract.ts';
import { type Cells, cellReaders, type TableReader, type TableRow } from './cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import type { FindingList, Said } from './finding-list.ts';
import { dimensionNotice, ignoredNotice, withoutTotalNotice } from './notices.ts';
import { readNumbers } from './observed-numbers.ts';

export function observationReader(
  question: DeliveryQuestion,
  plan: ColumnPlan,
  findings: FindingList,
): TableReader<Observation> {
  const cells = cellReaders(question, plan, findings);
  const dimensionsOf = dimensionReader(plan);
  let breakdowns = 0;
  const totals = totalsSeen();
  return {
    read: (row) => {
      const before = findings.total;
      const metric = cells.metric(row);
      const known = cells.known(row);
      const span = readSpan(cells, row, known?.day);
      const numbers = readNumbers(cells, row, metric?.facts ?? null);
      if (findings.total > before || !metric || !known || !span || !numbers) return null;
      const dimensions = dimensionsOf(row.fields);
      const isTotal = dimensions === noDimensions;
      if (!isTotal) breakdowns += 1;
      if (plan.dimensions.length > 0) totals.see(metric.slug, span, isTotal);
      return { metric: metric.slug, span, ...numbers, known: known.instant, dimensions };
    },
    notices: (rows) =>
      [
        totals.notice(),
        dimensionNotice(plan, breakdowns, rows),
        ignoredNotice(plan),
        cells.ambiguousNotice(),
      ].filter((notice) => notice !== null),
  };
}

/** So many spans are remembered; in a file with more, whole metrics are looked at instead. */
const mostSpans = 100_000;

/** Remembers which spans of which metrics have breakdowns, and which of them a total. */
function totalsSeen() {
  const broken = new Map<string, string>();
  const whole = new Set<string>();
  let bySpan = true;
  return {
    see: (metric: string, { first, last }: Span, isTotal: boolean) => {
      if (bySpan && broken.size + whole.size > mostSpans) {
        bySpan = false;
        for (const [key, name] of [...broken]) {
          broken.delete(key);
          broken.set(name, name);
        }
        for (const key of [...whole]) {
          whole.delete(key);
          whole.add(key.split(' ')[0]!);
        }
      }
      const key = bySpan ? `${metric} ${first} ${last}` : metric;
      if (isTotal) whole.add(key);
      else broken.set(key, metric);
    },
    notice: () => {
      const alone = [...broken].filter(([key]) => !whole.has(key)).map(([, metric]) => metric);
      return withoutTotalNotice(bySpan ? alone.length : null, new Set(alone));
    },
  };
}

function readSpan(cells: Cells, row: TableRow, knownDay: string | undefined) {
  const first = cells.neededDay(row, 'start');
  const last = cells.day(row, 'end');
  if (first === undefined || last === undefined) return undefined;
  const span = { first, last: last ?? first };
  if (span.last < first) return cells.refuse(row, 'end', endBeforeStart);
  if (span.last > cells.today) {
    return cells.refuse(row, last === null ? 'start' : 'end', {
      code: 'day-in-future',
      message: `This day is later than ${cells.today}, the day on which the file came`,
      remedy: 'Correct the day; a day can be measured only once it has come.',
    });
  }
  if (knownDay !== undefined && first > knownDay) {
    return cells.refuse(row, 'known', {
      code: 'known-before-start',
      message: `A value cannot be known before its first day, ${first}`,
      remedy: 'Correct “known” or the days; leave “known” empty for the arrival.',
    });
  }
  return span;
}

const endBeforeStart: Said = {
  code: 'end-before-start',
  message: 'The last day lies before the first',
  remedy: 'Correct the days; leave “end” empty for a single day.',
};

const noDimensions: Observation['dimensions'] = {};

function dimensionReader(plan: ColumnPlan) {
  const { dimensions } = plan;
  return (fields: readonly string[]): Observation['dimensions'] => {
    const given = dimensions.filter(({ index }) => fields[index] !== '');
    if (given.length === 0) return noDimensions;
    // fromEntries makes an own property even of a column named __proto__.
    return Object.fromEntries(given.map(({ name, index }) => [name, fields[index]!]));
  };
}
