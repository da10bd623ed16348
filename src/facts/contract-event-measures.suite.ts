import { describe, expect, it } from 'vitest';
import {
  csvFile,
  derivation,
  derived,
  expression,
  january,
  landEvents,
  onTime,
  table,
} from './contract-event-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

const days = (rows: readonly string[]) => rows.map((row) => row.slice(8));

function dayTests({ store }: Trial): void {
  it.each([
    ['count', { where: expression('kind == "lamp"') }, ['02 2', '03 0', '04 0', '05 0', '06 0']],
    [
      'sum',
      { measure: 'sum', value: expression('cost * 10') },
      ['02 101', '03 0', '04 2', '05 0', '06 0'],
    ],
    ['ratio', onTime, ['02 1/1', '03 0/0', '04 0/0', '05 0/0', '06 0/1']],
    [
      'ratio of sums',
      { measure: 'ratio', numerator: expression('cost'), denominator: expression('size(kind)') },
      ['02 10.1/8', '03 0/0', '04 0.2/4', '05 0/0', '06 0/4'],
    ],
    [
      'mean',
      { measure: 'mean', value: expression('cost') },
      ['02 10.1/2', '03 0/0', '04 0.2/1', '05 0/0', '06 0/0'],
    ],
    [
      'median',
      { measure: 'median', quantile: 0.5, value: expression('cost') },
      ['02 5.05', '04 0.2'],
    ],
    [
      'percentile',
      { measure: 'percentile', quantile: 0.9, value: expression('cost') },
      ['02 9.01', '04 0.2'],
    ],
    [
      'distinct',
      { measure: 'distinct', value: expression('kind') },
      ['02 1', '03 0', '04 1', '05 0', '06 1'],
    ],
    ['level', { measure: 'level', closed: 'closed' }, ['02 1', '03 1', '04 2', '05 2', '06 1']],
  ] as const)('%s', async (_, changes, expected) => {
    await landEvents(store(), 1, csvFile(january));
    expect(days(await derived(store(), derivation(changes)))).toEqual(expected);
  });
}

function spanTests({ store }: Trial): void {
  it('of longer spans come from the cases, not from days', async () => {
    await landEvents(store(), 1, csvFile(january));
    const spans = [
      { first: '2025-01-02', last: '2025-01-06' },
      { first: '2025-01-01', last: '2025-01-06' },
    ];
    const median = derivation({ measure: 'median', quantile: 0.5, value: expression('cost') });
    expect(await derived(store(), median, spans)).toEqual([
      '2025-01-02 5.05',
      '2025-01-02..2025-01-06 0.2',
      '2025-01-04 0.2',
    ]);
    const distinct = derivation({ measure: 'distinct', value: expression('kind') });
    expect(await derived(store(), distinct, spans)).toContain('2025-01-02..2025-01-06 2');
  });

  it('end the day before the file came: that day is not over', async () => {
    const arrived = 1_736_204_400_000_000;
    await landEvents(store(), 1, csvFile(january, { arrived }));
    const early = { first: '2025-01-02', last: '2025-01-05' };
    expect(await store().extent(table)).toEqual(early);
    expect(await derived(store(), derivation({}))).toHaveLength(4);
    await landEvents(store(), 2, csvFile(january));
    expect(await derived(store(), derivation({}))).toHaveLength(5);
    expect(await store().extent(table)).toEqual({ first: '2025-01-02', last: '2025-01-06' });
    expect(await store().extent(table, 1)).toEqual(early);
    expect(await store().extent(table, 0)).toBeNull();
  });
}

function calendarTests({ store }: Trial): void {
  it('count business days and hours by the calendar', async () => {
    const row = (id: string, from: string, to: string) => `${id},${from},,${to},,,,`;
    const rows = [
      row('1', '2024-12-31 16:00:00', '2025-01-02 10:00:00'),
      row('2', '2025-01-03 16:30:00', '2025-01-06 09:15:00'),
      row('3', '2025-01-04 12:00:00', '2025-01-05 12:00:00'),
      row('4', '2025-01-09 08:00:00', '2025-01-09 20:00:00'),
      row('5', '2025-01-13 12:00:00', '2025-01-10 12:00:00'),
    ];
    await landEvents(store(), 1, csvFile(rows));
    const hours = derivation({
      measure: 'sum',
      value: expression('businessHours(opened, closed)'),
    });
    expect((await derived(store(), hours)).filter((one) => !one.endsWith(' 0'))).toEqual([
      '2024-12-31 2',
      '2025-01-03 0.75',
      '2025-01-09 8',
      '2025-01-13 -8',
    ]);
    const dates = derivation({
      measure: 'sum',
      value: expression('businessDays(opened, closed)'),
    });
    expect((await derived(store(), dates)).filter((one) => !one.endsWith(' 0'))).toEqual([
      '2024-12-31 1',
      '2025-01-03 1',
      '2025-01-13 -1',
    ]);
  });
}

/** What numbers are made of cases. */
export function eventMeasureTests(trial: Trial): void {
  describe('numbers made of cases', () => {
    dayTests(trial);
    spanTests(trial);
    calendarTests(trial);
  });
}
