import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../calendar/index.ts';
import { seen, testCity, testMetric } from '../../../scoring/fixtures/city.ts';
import { metricScorer, scoreBoard } from '../../../scoring/index.ts';
import { buildSeries, columnsOf } from '../../../scoring/series.ts';
import { formats, type PrintedBoard } from './formats.ts';

const date = '2025-03-04';
const fires = testMetric({
  slug: 'fires',
  measure: 'count',
  unit: 'count',
  direction: 'down',
  comparison: { steps: [{ from: null, value: 3, period: null }] } as never,
});
const city = testCity({ metrics: [fires], grades: [{ grade: '=Good, or better', atLeast: 0 }] });
const rows = [seen('2025-02-24', '2025-03-02', { value: 14 })];
const series = buildSeries(columnsOf(rows, dayNumber), 0, 1);
const printed: PrintedBoard = {
  city,
  board: scoreBoard(city, [metricScorer(city, fires, series, [])], date),
  knownOn: '2025-03-04T09:30:00.123456-05:00',
};

describe('civicstat score', () => {
  it('names in CSV what was compared with what, and how', () => {
    const [head = '', ...lines] = (formats.csv.before(false) + formats.csv.board(printed))
      .trimEnd()
      .split('\n');
    const names = head.split(',');
    const week = lines.find((line) => line.startsWith(`${date},fires,week`))!.split(',');
    const cell = (name: string) => week[names.indexOf(name)];
    expect(['value', 'compared', 'basis', 'target', 'baseline'].map(cell)).toEqual([
      '14',
      '2',
      'per-day',
      '3',
      '',
    ]);
    expect(['kind', 'topic', 'department', 'late'].map(cell)).toEqual([
      'metric',
      'services',
      'works',
      'false',
    ]);
    const composites = lines.filter((line) => line.includes(',week,') && !line.includes('fires'));
    expect(composites.map((line) => line.split(',').slice(14, 17).join(' '))).toEqual([
      'city  ',
      'topic services ',
      'department  works',
    ]);
    expect(composites[0]).toContain(`,"'=Good, or better",1,1,`);
  });

  it('names it in JSON, too', () => {
    const { metrics } = JSON.parse(formats.json.board(printed));
    expect(metrics[0].week).toMatchObject({ value: 14, compared: 2, basis: 'per-day', target: 3 });
    expect(metrics[0].day).toMatchObject({ value: null, compared: null, basis: null });
  });

  it('shows the clock to the second', () => {
    expect(formats.table.board(printed)).toContain('known on 2025-03-04T09:30:00-05:00\n');
  });
});
