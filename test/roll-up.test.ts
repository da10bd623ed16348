import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { addDays } from '../src/calendar/index.ts';
import { succeed, temporaryFolder } from './civicstat.ts';

// A synthetic city that delivers daily parts only: every week, month and quarter of every board is
// rolled up by the product, and once more by plain SQL that shares no code with it.

const firstDay = '2024-06-01';
const dayCount = 500;
const firstBoard = '2024-12-20';
const boardCount = 300;

const metrics = [
  { slug: 'on-time', measure: 'ratio', unit: 'share', direction: 'up', target: 0.8 },
  { slug: 'late', measure: 'ratio', unit: 'share', direction: 'down', target: 0.3 },
  { slug: 'rating', measure: 'mean', unit: 'score', direction: 'up', target: 4 },
  { slug: 'calls', measure: 'count', unit: 'count', direction: 'down', target: 40 },
  { slug: 'tons', measure: 'sum', unit: 'tons', direction: 'up', target: 12.5 },
  { slug: 'open-cases', measure: 'level', unit: 'cases', direction: 'down', target: 100 },
] as const;

interface Row {
  readonly metric: string;
  readonly day: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

function syntheticRows(): Row[] {
  let state = 20_250_301;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const whole = (most: number) => Math.floor(random() * (most + 1));
  return metrics.flatMap(({ slug, measure }) =>
    Array.from({ length: dayCount }, (_, index): Row[] => {
      const day = addDays(firstDay, index);
      const parts = measure === 'ratio' || measure === 'mean';
      // Ratios miss four days in ten, so that many periods fall on either side of one half.
      if (random() < (parts ? 0.4 : 0.004)) return [];
      const none = { value: null, numerator: null, denominator: null };
      const denominator = whole(60);
      if (measure === 'ratio') {
        return [{ metric: slug, day, ...none, numerator: whole(denominator), denominator }];
      }
      if (measure === 'mean') {
        const numerator = Math.round(denominator * (1 + random() * 4) * 10) / 10;
        return [{ metric: slug, day, ...none, numerator, denominator }];
      }
      const value = measure === 'sum' ? Math.round(random() * 2500) / 100 : whole(80);
      return [{ metric: slug, day, ...none, value }];
    }).flat(),
  );
}

function cityYaml(windows: string): string {
  const list = metrics.map(
    (one) => `  - slug: ${one.slug}
    name: ${one.slug}
    definition: Synthetic.
    topic: basic-city-services
    department: works
    owner: Nobody
    measure: ${one.measure}
    unit: ${one.unit}
    direction: ${one.direction}
    rule: target-ratio
    target: ${one.target}
`,
  );
  return `city: {slug: synthetic, name: Synthetic, timeZone: America/New_York, windows: ${windows}}
departments: [{slug: works, name: Works}]
metrics:
${list.join('')}`;
}

const bounds = {
  calendar: {
    day: ["date(board, '-1 day')", "date(board, '-1 day')"],
    week: ["date(board, 'weekday 0', '-13 days')", "date(board, 'weekday 0', '-7 days')"],
    month: ["date(board, 'start of month', '-1 month')", "date(board, 'start of month', '-1 day')"],
    quarter: [
      "date(board, 'start of month', '-3 months')",
      "date(board, 'start of month', '-1 day')",
    ],
  },
  rolling: {
    day: ["date(board, '-1 day')", "date(board, '-1 day')"],
    week: ["date(board, '-7 days')", "date(board, '-1 day')"],
    month: ["date(board, '-30 days')", "date(board, '-1 day')"],
    quarter: ["date(board, '-90 days')", "date(board, '-1 day')"],
  },
} as const;

/** The scores by SQL: one row a board, metric and period; null where there can be none. */
function scoresBySql(
  rows: readonly Row[],
  family: keyof typeof bounds,
): Map<string, number | null> {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE seen (metric TEXT, day TEXT, value REAL, numerator REAL, denominator REAL);
    CREATE TABLE metric (slug TEXT, measure TEXT, direction TEXT, target REAL);
    CREATE TABLE board (board TEXT);`);
  const seen = database.prepare('INSERT INTO seen VALUES (?, ?, ?, ?, ?)');
  database.exec('BEGIN');
  for (const row of rows) seen.run(row.metric, row.day, row.value, row.numerator, row.denominator);
  const metric = database.prepare('INSERT INTO metric VALUES (?, ?, ?, ?)');
  for (const one of metrics) metric.run(one.slug, one.measure, one.direction, one.target);
  const board = database.prepare('INSERT INTO board VALUES (?)');
  for (let index = 0; index < boardCount; index += 1) board.run(addDays(firstBoard, index));
  database.exec('COMMIT');
  const answers = new Map<string, number | null>();
  for (const [period, [first, last]] of Object.entries(bounds[family])) {
    const found = database
      .prepare(`
      WITH span AS (
        SELECT board, ${first} AS first, ${last} AS last,
               julianday(${last}) - julianday(${first}) + 1 AS days
        FROM board),
      rolled AS (
        SELECT board, slug, measure, direction, target, days, count(day) AS present,
               sum(value) AS total, sum(numerator) AS numerator, sum(denominator) AS denominator,
               max(CASE WHEN day = last THEN value END) AS level
        FROM span CROSS JOIN metric LEFT JOIN seen ON metric = slug AND day BETWEEN first AND last
        GROUP BY board, slug),
      valued AS (
        SELECT board, slug, direction, target,
          CASE
            WHEN measure IN ('ratio', 'mean') AND present * 2 >= days AND denominator > 0
              THEN numerator / denominator
            WHEN measure IN ('count', 'sum') AND present = days THEN total / days
            WHEN measure = 'level' THEN level
          END AS value
        FROM rolled)
      SELECT board, slug, CASE
          WHEN direction = 'up' THEN value / target
          WHEN value <> 0 THEN target / value
        END AS score
      FROM valued`)
      .all() as { board: string; slug: string; score: number | null }[];
    for (const one of found) answers.set(`${one.board} ${one.slug} ${period}`, one.score);
  }
  database.close();
  return answers;
}

it.each(['calendar', 'rolling'] as const)(
  '%s windows roll up as plain SQL does',
  async (family) => {
    const data = temporaryFolder();
    const folder = join(data, 'city');
    mkdirSync(folder);
    writeFileSync(join(folder, 'city.yaml'), cityYaml(family));
    const rows = syntheticRows();
    const lines = rows.map((row) =>
      [row.metric, row.day, '', row.value ?? '', row.numerator ?? '', row.denominator ?? ''].join(
        ',',
      ),
    );
    const file = join(data, 'observations.csv');
    writeFileSync(file, `metric,start,end,value,numerator,denominator\n${lines.join('\n')}\n`);
    await succeed(data, 'apply', folder);
    await succeed(data, 'import', file, '--city', 'synthetic');
    const lastBoard = addDays(firstBoard, boardCount - 1);
    const range = ['--from', firstBoard, '--to', lastBoard, '--format', 'json'];
    const boards = JSON.parse(await succeed(data, 'score', '--city', 'synthetic', ...range)) as {
      date: string;
      metrics: Record<string, { score: number | null }>[];
    }[];
    const expected = scoresBySql(rows, family);
    const counts = { compared: 0, missing: 0 };
    for (const board of boards) {
      for (const metric of board.metrics) {
        for (const period of ['day', 'week', 'month', 'quarter']) {
          const place = `${board.date} ${metric.metric} ${period}`;
          const ours = metric[period]!.score;
          const theirs = expected.get(place);
          if (theirs === null) {
            expect(ours, place).toBeNull();
            counts.missing += 1;
          } else {
            expect(Math.abs(ours! - theirs!), place).toBeLessThan(1e-9);
            counts.compared += 1;
          }
        }
      }
    }
    console.log(`${family}: ${counts.compared} scores equal, ${counts.missing} missing in both`);
    expect(counts.compared + counts.missing).toBe(boardCount * metrics.length * 4);
    expect(counts.compared).toBeGreaterThan(5000);
    expect(counts.missing).toBeGreaterThan(100);
  },
);
