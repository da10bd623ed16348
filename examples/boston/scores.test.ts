import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/calendar/index.ts';
import {
  type CityDefinition,
  type Period,
  periods,
  type TargetRow,
} from '../../src/model/index.ts';
import { cityFilesIn, readCityFolder } from '../../src/pipeline/definitions/index.ts';
import { buildSeries, metricScorer, rules, scoreBoard } from '../../src/scoring/index.ts';
import { slugs } from './make.ts';

type Row = Readonly<Record<string, string>>;
const folder = fileURLToPath(new URL('.', import.meta.url));
const table = (name: string): Row[] =>
  parse(readFileSync(new URL(name, import.meta.url)), { columns: true });
const nanoseconds = (known: string) => Temporal.Instant.from(known).epochNanoseconds;
const withTime = (row: Row) => ({ row, at: nanoseconds(row.known!) });

const published = Map.groupBy(table('source/cityscore_published_2025.csv'), (row) =>
  row.score_calculated_ts!.slice(0, 10),
);
const observations = table('observations.csv').map(withTime);
const targets = table('targets.csv').map(withTime);

/** The newest row of each key, of those known by the end of a local day. The files are in order. */
function inForce(rows: typeof observations, date: string, keyOf: (row: Row) => string): Row[] {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime('America/New_York');
  const known = rows.filter(({ at }) => at < next.epochNanoseconds).map(({ row }) => row);
  return [...new Map(known.map((row) => [keyOf(row), row])).values()];
}

function boardOf(city: CityDefinition, date: string) {
  const values = inForce(observations, date, (row) => `${row.metric} ${row.start} ${row.end}`);
  const averages = inForce(targets, date, (row) => `${row.metric} ${row.period} ${row.from}`);
  const scorers = city.metrics.map((metric) => {
    const own = values.filter((row) => row.metric === metric.slug);
    const column = (name: string) =>
      own.map((row) => (row[name] === '' ? Number.NaN : Number(row[name])));
    const series = buildSeries(
      {
        first: own.map((row) => dayNumber(row.start!)),
        last: own.map((row) => dayNumber(row.end!)),
        value: column('value'),
        numerator: column('numerator'),
        denominator: column('denominator'),
        delivery: own.map(() => 0),
      },
      0,
      own.length,
    );
    const rows = averages.filter((row) => row.metric === metric.slug).map(targetRow);
    return metricScorer(city, metric, series, rows);
  });
  return scoreBoard(city, scorers, date);
}

function targetRow(row: Row): TargetRow {
  const { metric, from, until, period, target } = row;
  const known = Number(nanoseconds(row.known!) / 1000n);
  return {
    metric: metric!,
    from: from!,
    until: until!,
    period: period as Period,
    target: Number(target),
    known,
  };
}

const reading = await readCityFolder(folder, cityFilesIn(folder), rules);
if (Array.isArray(reading)) throw new Error(JSON.stringify(reading));
const { city } = reading;

describe('the demo city', () => {
  it('has every score that Boston published, on every board, and no other', () => {
    let [scored, unscored] = [0, 0];
    const wrong: unknown[] = [];
    for (const [date, rows] of published) {
      const board = boardOf(city, date);
      for (const row of rows) {
        const found = board.metrics.find((one) => one.metric === slugs[row.metric_name!])!.scores;
        for (const period of periods) {
          const expected = row[`${period}_score`]!;
          const { score, reason } = found[period];
          const right =
            score === null ? expected === '' : Math.abs(score - Number(expected)) < 1e-9;
          if (!right)
            wrong.push({ date, metric: row.metric_name, period, expected, score, reason });
          if (score === null) unscored += 1;
          else scored += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([scored, unscored]).toEqual([5286, 878]);
  });

  it('is the plain mean of its published scores', () => {
    const { composite } = boardOf(city, '2025-03-04');
    for (const period of periods) {
      const scores = published
        .get('2025-03-04')!
        .flatMap((row) => row[`${period}_score`] || [])
        .map(Number);
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      expect(composite[period].score).toBeCloseTo(mean, 9);
      expect(composite[period].coverage).toBe(scores.length / 23);
    }
  });
});
