import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { makeFiles, slugs } from './make.ts';

// The tests read the files in their own way (text split by hand, windows from Date) so that a
// mistake in make.ts cannot hide in both.
const periods = ['day', 'week', 'month', 'quarter'] as const;
type Period = (typeof periods)[number];
const day = 86_400_000;

const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const source = text('source/cityscore_published_2025.csv');
const published = table(source);
const observations = grouped(table(text('observations.csv')), (row) =>
  [row.metric, row.start, row.end].join(' '),
);
const targets = grouped(table(text('targets.csv')), (row) =>
  [row.metric, row.period, row.from, row.until].join(' '),
);

interface Metric {
  readonly slug: string;
  readonly measure: string;
  readonly direction: 'up' | 'down';
  readonly rule: string;
  readonly target?: number;
  readonly topic: string;
  readonly department: string;
}
const definitions = parseYaml(text('city.yaml')) as {
  city: Record<string, unknown>;
  topics: { slug: string }[];
  departments: { slug: string }[];
  metrics: Metric[];
};
const metrics = new Map(definitions.metrics.map((metric) => [metric.slug, metric]));

function table(csv: string): Record<string, string>[] {
  const [header, ...lines] = csv.trimEnd().split('\n');
  const names = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at]!]));
  });
}

function grouped(rows: Record<string, string>[], keyOf: (row: Record<string, string>) => string) {
  const groups = new Map<string, Record<string, string>[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** Microseconds since 1970; Date alone would cut them off. */
function instant(known: string): bigint {
  const [, seconds, fraction = '', offset] = /^(.{19})(?:\.(\d+))?(.*)$/.exec(known)!;
  const micros = BigInt(fraction.padEnd(6, '0'));
  return BigInt(Date.parse(seconds! + offset!)) * 1000n + micros;
}

/** Summer time in New York began on March 9, 2025 at two in the morning. */
const offsetOf = (local: string) => (local < '2025-03-09 02' ? '-05:00' : '-04:00');
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function windowOf(period: Period, board: string): string {
  const at = Date.parse(board);
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (period === 'day') return `${iso(at - day)} ${iso(at - day)}`;
  if (period === 'week') {
    const lastSunday = at - (date.getUTCDay() || 7) * day;
    return `${iso(lastSunday - 6 * day)} ${iso(lastSunday)}`;
  }
  const months = period === 'month' ? 1 : 3;
  return `${iso(Date.UTC(year, month - months, 1))} ${iso(Date.UTC(year, month, 0))}`;
}

function newest(rows: Record<string, string>[] | undefined, known: bigint) {
  return (rows ?? [])
    .filter((row) => instant(row.known!) <= known)
    .reduce<Record<string, string> | undefined>(
      (best, row) =>
        best === undefined || instant(row.known!) > instant(best.known!) ? row : best,
      undefined,
    );
}

/** What the two files say of a published cell at an instant, in the published table's columns. */
function known(row: Record<string, string>, period: Period, at: bigint) {
  const slug = slugs[row.metric_name!]!;
  const span = windowOf(period, row.score_calculated_ts!.slice(0, 10));
  const [, last] = span.split(' ');
  const observed = newest(observations.get(`${slug} ${span}`), at);
  const average = newest(targets.get(`${slug} ${period} ${last} ${last}`), at)?.target ?? '';
  return { metric: metrics.get(slug)!, observed, average };
}

function inPublishedColumns(row: Record<string, string>, { metric, observed, average }: Known) {
  const value = observed?.value ?? '';
  if (metric.rule === 'historical-ratio') {
    return metric.direction === 'up' ? [value, average] : [average, value];
  }
  // The numerator of the published median is the target, also where there is no median.
  if (metric.measure === 'median') return [String(Number(row.target)), value];
  return [observed?.numerator ?? '', observed?.denominator ?? ''];
}
type Known = ReturnType<typeof known>;

function scoreOf({ metric, observed, average }: Known): number | null {
  const number = (cell: string | undefined) => (cell ? Number(cell) : null);
  const parts = [number(observed?.numerator), number(observed?.denominator)] as const;
  const value = number(observed?.value) ?? (parts[1] === null ? null : parts[0]! / parts[1]);
  const target = metric.target ?? number(average);
  if (value === null || target === null) return null;
  return metric.direction === 'up' ? value / target : target / value;
}

const cells = published.flatMap((row) => periods.map((period) => ({ row, period })));

describe('the files made from the published table', () => {
  it('are the committed ones', () => {
    const made = makeFiles(source);
    expect(made.observations).toBe(text('observations.csv'));
    expect(made.targets).toBe(text('targets.csv'));
    expect(made.counts).toEqual({
      publishedRows: 1541,
      observationRows: 1762,
      observationsRestated: 342,
      retractions: 0,
      targetRows: 562,
      targetsRestated: 34,
      cellsRestated: 349,
    });
  });

  it('do not depend on the order of the published rows', () => {
    const [header, ...lines] = source.trimEnd().split('\n');
    const turned = makeFiles([header, ...lines.reverse()].join('\n'));
    expect(turned.observations).toBe(text('observations.csv'));
  });

  it('give every published cell as it was known at its own instant', () => {
    const wrong = cells.filter(({ row, period }) => {
      const at = row.score_calculated_ts!;
      const found = known(row, period, instant(at.replace(' ', 'T') + offsetOf(at)));
      const [numerator, denominator] = inPublishedColumns(row, found);
      return (
        numerator !== row[`${period}_numerator`] || denominator !== row[`${period}_denominator`]
      );
    });
    expect(cells).toHaveLength(1541 * 4);
    expect(wrong).toEqual([]);
  });

  it('give every board at the end of its local day, and its published scores', () => {
    let [scored, unscored, worst] = [0, 0, 0];
    for (const { row, period } of cells) {
      const board = row.score_calculated_ts!.slice(0, 10);
      const evening = instant(`${board}T23:59:59.999999${offsetOf(`${board} 23`)}`);
      const found = known(row, period, evening);
      expect(inPublishedColumns(row, found)).toEqual([
        row[`${period}_numerator`],
        row[`${period}_denominator`],
      ]);
      const score = scoreOf(found);
      const expected = row[`${period}_score`]!;
      expect(score === null, `${row.metric_name} ${board} ${period}`).toBe(expected === '');
      if (score === null) unscored += 1;
      else {
        scored += 1;
        worst = Math.max(worst, Math.abs(score - Number(expected)));
      }
    }
    expect([scored, unscored]).toEqual([5286, 878]);
    expect(worst).toBeLessThan(1e-9);
  });

  it('stem from one capture a metric and date', () => {
    const captures = published.map(
      (row) => row.metric_name + row.score_calculated_ts!.slice(0, 10),
    );
    expect(new Set(captures).size).toBe(1541);
    expect(new Set(published.map((row) => row.score_calculated_ts!.slice(0, 10))).size).toBe(67);
  });

  it('are never known before or after the publication that they stem from', () => {
    const instants = new Set(
      published.map((row) => {
        const at = row.score_calculated_ts!;
        return `${slugs[row.metric_name!]} ${at.replace(' ', 'T')}${offsetOf(at)}`;
      }),
    );
    const rows = [...observations.values(), ...targets.values()].flat();
    expect(rows).toHaveLength(1762 + 562);
    expect(rows.filter((row) => !instants.has(`${row.metric} ${row.known}`))).toEqual([]);
  });

  it('copy the numbers letter by letter', () => {
    const texts = new Set(published.flatMap((row) => Object.values(row)));
    const numbers = [...observations.values(), ...targets.values()]
      .flat()
      .flatMap((row) => [row.value, row.numerator, row.denominator, row.target]);
    expect(numbers.filter((number) => number && !texts.has(number))).toEqual([]);
  });
});

describe('a number that is taken back', () => {
  const header = source.slice(0, source.indexOf('\n'));
  const graffiti = (at: string, day: string) =>
    `GRAFFITI ON-TIME %,${at},0.8,sum(numerator_value)/sum(denominator_value)/target,${day},,,,,,,,,`;

  it('becomes a row without numbers, and may come back', () => {
    const made = makeFiles(
      [
        header,
        graffiti('2025-03-09 08:00:00.5', '1,4,5'),
        graffiti('2025-03-09 09:00:00.25', ',,'),
        graffiti('2025-03-09 10:00:00.125', '1,4,5'),
      ].join('\n'),
    );
    expect(made.observations.split('\n').slice(1)).toEqual([
      'graffiti-on-time,2025-03-08,2025-03-08,,4,5,2025-03-09T08:00:00.5-04:00',
      'graffiti-on-time,2025-03-08,2025-03-08,,,,2025-03-09T09:00:00.25-04:00',
      'graffiti-on-time,2025-03-08,2025-03-08,,4,5,2025-03-09T10:00:00.125-04:00',
      '',
    ]);
    expect(made.counts).toMatchObject({ retractions: 1, observationsRestated: 1 });
  });
});

describe('city.yaml', () => {
  it('has the 23 published metrics with topics and departments that exist', () => {
    expect([...metrics.keys()].sort()).toEqual(Object.values(slugs).sort());
    expect(metrics.size).toBe(23);
    const topics = new Set(definitions.topics.map((topic) => topic.slug));
    const departments = new Set(definitions.departments.map((one) => one.slug));
    expect(definitions.metrics.filter((metric) => !topics.has(metric.topic))).toEqual([]);
    expect(definitions.metrics.filter((one) => !departments.has(one.department))).toEqual([]);
  });

  it('has the published targets', () => {
    for (const row of published) {
      const target = metrics.get(slugs[row.metric_name!]!)?.target;
      expect(target).toBe(row.target === '' ? undefined : Number(row.target));
    }
  });

  it('stops its clock on the last captured board', () => {
    const last = published
      .map((row) => row.score_calculated_ts!.slice(0, 10))
      .sort()
      .at(-1);
    expect(definitions.city.asOf).toBe(last);
  });
});
