import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stream of numbers in [0, 1) that a seed fixes (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Later than everything the city knows. */
export const knownOn = '2026-01-01T00:00:00Z';
const firstDay = Date.UTC(2025, 0, 1);
const days = 90;

const day = (offset: number) => new Date(firstDay + offset * 86_400_000).toISOString().slice(0, 10);

/** Targets by metric, one set a version of the definitions. */
const versions: readonly Readonly<Record<string, number>>[] = [
  { alpha: 10, beta: 20, gamma: 30 },
  { alpha: 12, beta: 20, gamma: 30, delta: 40 },
  { alpha: 12, gamma: 35, delta: 40 },
];

function cityYaml(targets: Readonly<Record<string, number>>): string {
  const metrics = Object.entries(targets).map(
    ([slug, target]) =>
      `  - {slug: ${slug}, name: ${slug}, definition: A number a day., topic: public-safety, ` +
      `department: fire, owner: Chief, measure: mean, unit: minutes, direction: up, ` +
      `rule: target-ratio, target: ${target}}`,
  );
  return [
    'city: {slug: sample, name: Sample, timeZone: America/New_York, windows: rolling, asOf: 2025-03-31}',
    'departments: [{slug: fire, name: Fire}]',
    'metrics:',
    ...metrics,
    '',
  ].join('\n');
}

/** What the test itself knows of the city: values and targets by metric, then by day. */
interface Knowledge {
  readonly definitions: Readonly<Record<string, number>>;
  readonly values: ReadonlyMap<string, number | null>;
  /** By metric, from a target file. */
  readonly targets: ReadonlyMap<string, number>;
}

/** One command line with what the city knows once it is done. */
export interface Step {
  readonly args: readonly string[];
  readonly knows: Knowledge;
}

/** A day's number as the model has it; null where there is none. */
export interface ExpectedScore {
  readonly metric: string;
  readonly value: number | null;
  readonly score: number | null;
}

/** The dates on which `expectedScores` and the program are compared. */
export const scoredDates = { from: day(55), to: day(88) };

/** The scores of a day's windows on the scored dates, by date. */
export function expectedScores(knows: Knowledge): Map<string, ExpectedScore[]> {
  const byDate = new Map<string, ExpectedScore[]>();
  for (let offset = 55; offset <= 88; offset += 1) {
    const scores = Object.entries(knows.definitions).map(([metric, defined]) => {
      const value = knows.values.get(`${metric} ${day(offset - 1)}`) ?? null;
      const target = knows.targets.get(metric) ?? defined;
      return { metric, value, score: value === null ? null : value / target };
    });
    byDate.set(day(offset), scores);
  }
  return byDate;
}

/**
 * A city's life as command lines: definitions, files with corrections and retractions, targets,
 * boards. Every file says from when its rows are known, so that any two folders that took in the
 * same files in the same order hold exactly the same.
 */
export function script(folder: string, seed: number): Step[] {
  const random = seeded(seed);
  mkdirSync(folder, { recursive: true });
  const steps: Step[] = [];
  let knows: Knowledge = { definitions: {}, values: new Map(), targets: new Map() };
  const add = (change: Partial<Knowledge>, ...args: readonly string[]) => {
    knows = { ...knows, ...change };
    steps.push({ args, knows });
  };
  let files = 0;
  const write = (content: string) => {
    files += 1;
    const file = join(folder, `delivery-${files}.csv`);
    writeFileSync(file, content);
    return file;
  };
  const instant = () => `2025-06-${String(files + 1).padStart(2, '0')}T00:00:00Z`;

  const define = (version: number) => {
    const place = join(folder, `definitions-${version}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'city.yaml'), cityYaml(versions[version]!));
    add({ definitions: versions[version]! }, 'apply', place);
  };
  const observe = (from: number, until: number, blankShare: number) => {
    const values = new Map(knows.values);
    const rows = ['metric,start,end,value,numerator,denominator,known'];
    for (const metric of Object.keys(knows.definitions)) {
      for (let offset = from; offset <= until; offset += 1) {
        const value = random() < blankShare ? null : Math.floor(random() * 100) + 1;
        values.set(`${metric} ${day(offset)}`, value);
        rows.push(`${metric},${day(offset)},,${value ?? ''},,,${instant()}`);
      }
    }
    add({ values }, 'import', write(`${rows.join('\n')}\n`), '--city', 'sample');
  };
  const aim = (metric: string, target: number) => {
    const row = `${metric},2025-01-01,,,${target},${instant()}`;
    const file = write(`metric,from,until,period,target,known\n${row}\n`);
    add(
      { targets: new Map(knows.targets).set(metric, target) },
      'import',
      file,
      '--city',
      'sample',
    );
  };
  const publish = (from: number, until: number) =>
    add(
      {},
      ...['publish', '--city', 'sample', '--known-on', knownOn],
      ...['--from', day(from), '--to', day(until)],
    );

  define(0);
  observe(0, 60, 0);
  aim('gamma', 33);
  publish(59, 59);
  observe(30, days, 0.1);
  define(1);
  observe(50, days, 0.2);
  publish(55, 64);
  observe(0, days, 0.1);
  define(2);
  aim('delta', 44);
  publish(60, 75);
  return steps;
}
