import { describe, expect, it } from 'vitest';
import {
  csvFile,
  derivation,
  expression,
  january,
  landEvents,
  onTime,
  table,
} from './contract-event-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';
import type { BreakdownRow, CountedOn } from './events.ts';

const cost = { value: expression('cost') };
const derivations = [
  derivation(onTime),
  derivation({ measure: 'level', closed: 'closed' }),
  derivation({ measure: 'median', day: 'closed', quantile: 0.5, ...cost }),
  derivation({ measure: 'distinct', value: expression('kind') }),
  derivation({ where: expression('cost > 0.1') }),
  derivation({ measure: 'mean', ...cost, where: expression('kind == "lamp"') }),
  derivation({ measure: 'sum', value: expression('size(kind)') }),
];
const columns = ['id', 'kind', 'due', 'cost', 'removed'];
const day = (number: number) => `2025-01-0${number}`;
const single = [2, 3, 4, 5, 6].map((number) => ({ first: day(number), last: day(number) }));

function breakdownTests({ store }: Trial): void {
  it('of many numbers, spans and columns are those of each alone', async () => {
    await landEvents(store(), 1, csvFile(january));
    const spans = [2, 4, 6, 9].map((last) => ({ first: '2025-01-02', last: day(last) }));
    const question = { table, through: 1 };
    const alone: BreakdownRow[] = [];
    for (const [place, one] of derivations.entries()) {
      for (const [span, days] of spans.entries()) {
        for (const column of columns) {
          const asked = { ...question, derivations: [one], spans: [days], columns: [column] };
          const rows = await store().breakdown(asked);
          alone.push(...rows.map((row) => ({ ...row, derivation: place, span })));
        }
      }
    }
    expect(new Set(alone.map((row) => row.derivation)).size).toBe(derivations.length);
    const all = { ...question, derivations, spans, columns };
    expect(await store().breakdown(all)).toEqual(alone);
    expect(await store().breakdown({ ...all, spans: [] })).toEqual([]);
    expect(await store().breakdown({ ...all, derivations: [] })).toEqual([]);
  });

  it('count by the values of a column that the number itself is made of', async () => {
    await landEvents(store(), 1, csvFile(january));
    const spans = [{ first: '2025-01-02', last: '2025-01-06' }];
    const rows = await store().breakdown({
      ...{ table, derivations, spans, columns: ['kind'], through: 1 },
    });
    const told = rows.map(
      ({ derivation: place, label, value, numerator, denominator, cases }) =>
        `${place} ${label} ${value ?? `${numerator}/${denominator}`} of ${cases}`,
    );
    expect(told).toEqual([
      '0 lamp 1/2 of 2',
      '0 tree 0/0 of 1',
      '1 tree 1 of 1',
      '2 lamp 5.05 of 2',
      '2 tree 0.2 of 1',
      '3 lamp 1 of 2',
      '3 tree 1 of 2',
      '4 lamp 1 of 1',
      '4 tree 1 of 1',
      '5 lamp 10.1/2 of 2',
      '6 lamp 8 of 2',
      '6 tree 8 of 2',
    ]);
  });
}

function casesTests({ store }: Trial): void {
  it('can be traced to their cases', async () => {
    await landEvents(store(), 1, csvFile(january));
    const span = { first: '2025-01-02', last: '2025-01-06' };
    const question = { table, derivation: derivation(onTime), span, through: 1 };
    const cases = await store().cases({ ...question, from: 1, limit: 1 });
    expect(cases.map(({ values }) => values[0])).toEqual(['2']);
    const level = derivation({ measure: 'level', closed: 'closed' });
    const open = await store().cases({ ...question, derivation: level, from: 0, limit: 9 });
    expect(open.map(({ values }) => values[0])).toEqual(['4']);
  });
}

function changeTests({ store }: Trial): void {
  const changed = (counted: CountedOn, after: number, through: number) =>
    store().changed({ table, counted, spans: single, after, through });
  const opened = derivation({});
  const closed = derivation({ day: 'closed' });
  const level = derivation({ measure: 'level', closed: 'closed' });

  it('are the spans in which a case counts or counted', async () => {
    expect(await changed(opened, 0, 1)).toEqual([]);
    await landEvents(store(), 1, csvFile(january));
    expect(await changed(opened, 0, 1)).toEqual([0, 2, 4]);
    expect(await changed(opened, 1, 1)).toEqual([]);
    // Of the 4th becomes of the 5th, and another kind.
    const moved = '3,2025-01-05 10:00:00,,2025-01-06 12:00:00,lamp,0.2,,';
    await landEvents(store(), 2, csvFile([moved]));
    expect(await changed(opened, 1, 2)).toEqual([2, 3]);
    expect(await changed(closed, 1, 2)).toEqual([4]);
    expect(await changed(level, 1, 2)).toEqual([2, 3]);
    expect(await changed(level, 0, 2)).toEqual([0, 1, 2, 3, 4]);
    expect(
      await store().changed({ table, counted: opened, spans: [], after: 0, through: 2 }),
    ).toEqual([]);
  });

  it('take in what was removed', async () => {
    await landEvents(store(), 1, csvFile(january));
    const gone = '1,2025-01-02 09:00:00,,,lamp,,2025-02-01T18:00:00Z,true';
    await landEvents(store(), 2, csvFile([gone]));
    expect(await changed(opened, 1, 2)).toEqual([0]);
    expect(await changed(opened, 2, 2)).toEqual([]);
  });
}

/** Numbers by the values of columns, and what deliveries change of them. */
export function eventBreakdownTests(trial: Trial): void {
  describe('breakdowns of numbers made of cases', () => {
    breakdownTests(trial);
    casesTests(trial);
  });
  describe('changed spans', () => changeTests(trial));
}
