/** Answers to the calendar cases about data that come late, again or wrong, by the whole pipeline. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarQuestion } from '../src/calendar/cases.suite.ts';
import { addDays, formatInstant, localDay, parseInstant } from '../src/calendar/index.ts';
import { standardMapping } from '../src/formats/index.ts';
import { type Day, type Instant, UserError } from '../src/model/index.ts';
import { applyFolder } from '../src/pipeline/apply.ts';
import { loadCity } from '../src/pipeline/city.ts';
import { deliver } from '../src/pipeline/deliver.ts';
import type { Platform, Report } from '../src/pipeline/platform.ts';
import { loadMetrics, scoreDate } from '../src/pipeline/score.ts';
import { openPlatformIn } from './platform.ts';

const zone = 'America/New_York';
const hour = 3_600_000_000;
const day = 24 * hour;
const silent: Report = { say: () => undefined, progress: () => () => undefined };

function instantOf(text: string): Instant {
  const parsed = parseInstant(text, zone);
  if (parsed.kind !== 'instant') throw new Error(`${text} is ${parsed.kind}`);
  return parsed.instant;
}

const definitions = (target: number) => `city: {slug: sample, name: Sample, timeZone: ${zone}}
departments: [{slug: fire, name: Fire}]
metrics:
  - slug: minutes
    name: Minutes
    definition: Minutes to the first crew.
    topic: public-safety
    department: fire
    owner: Chief
    measure: mean
    unit: minutes
    direction: down
    rule: target-ratio
    target: ${target}
`;

interface City {
  readonly platform: Platform;
  /** Delivers rows `metric,start,value,known`, each delivery an hour after the one before. */
  take(rows: readonly string[]): Promise<void>;
  /** The metric's number for one day. */
  dayOf(asked: Day): Promise<{ readonly score: number | null; readonly reason: string | null }>;
  /** How many spans have a value, as known on an instant (null: now). */
  spansKnown(knownOn: Instant | null): Promise<number>;
}

/** Works with a city that has one metric, whose target is in minutes, from a moment on. */
async function inCity<T>(
  begin: Instant,
  target: number,
  work: (city: City) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-late-'));
  let now = begin;
  const platform = await openPlatformIn(folder, () => now);
  try {
    mkdirSync(join(folder, 'city'));
    writeFileSync(join(folder, 'city', 'city.yaml'), definitions(target));
    await applyFolder(platform, { folder: join(folder, 'city'), shown: 'city', dryRun: false });
    return await work({
      platform,
      take: async (rows) => {
        const path = join(folder, 'rows.csv');
        writeFileSync(path, `${['metric,start,value,known', ...rows].join('\n')}\n`);
        const question = { city: 'sample', path, name: 'rows.csv', kind: 'observations' } as const;
        await deliver(platform, { ...question, mapping: standardMapping, dryRun: false }, silent);
        now += hour;
      },
      dayOf: async (asked) => {
        const { city } = await loadCity(platform, 'sample');
        const date = addDays(asked, 1);
        const question = { knownOn: null, deliveries: null, from: date, until: date };
        const board = scoreDate(await loadMetrics(platform, city, question), date);
        return board.metrics[0]!.scores.day;
      },
      spansKnown: async (knownOn) => {
        const all = { from: null, until: null, metrics: null, deliveries: null };
        const columns = await platform.facts.observations({ city: 'sample', knownOn, ...all });
        return columns.first.length;
      },
    });
  } finally {
    await platform.close();
    rmSync(folder, { recursive: true });
  }
}

const noon = instantOf('2026-06-01T12:00:00-04:00');

/** One row for each of so many days before a day. */
function rowsBefore(last: Day, count: number, known = ''): string[] {
  return Array.from({ length: count }, (_, one) => `minutes,${addDays(last, -one)},6,${known}`);
}

function repeatedAnswer(input: { readonly rows: number; readonly deliveries: number }) {
  return inCity(noon, 6, async ({ platform, take, dayOf }) => {
    const scores = new Set<string>();
    for (let one = 0; one < input.deliveries; one += 1) {
      await take(rowsBefore('2026-05-31', input.rows));
      scores.add(JSON.stringify(await dayOf('2026-05-31')));
    }
    const revisions = await platform.facts.restatements('sample', null, null);
    return {
      rows_stored: (await platform.facts.checksum()).rows,
      revisions: revisions.length,
      score_changes: scores.size - 1,
    };
  });
}

interface Absence {
  readonly count_before: number;
  readonly absent: number;
  readonly mode: string;
}

function absenceAnswer({ count_before, absent, mode }: Absence) {
  if (mode !== 'incremental') throw new Error(`unknown mode ${mode}`);
  return inCity(noon, 6, async ({ take, spansKnown }) => {
    const rows = rowsBefore('2026-05-31', count_before);
    await take(rows);
    await take(rows.slice(absent));
    return { count_after: await spansKnown(null) };
  });
}

interface SharedCursor {
  readonly cursor: string;
  readonly first_sync_rows: number;
  readonly later_rows_same_cursor: number;
}

function sharedKnownAnswer({ cursor, first_sync_rows, later_rows_same_cursor }: SharedCursor) {
  const known = instantOf(cursor);
  const rows = rowsBefore(
    localDay(known, zone),
    first_sync_rows + later_rows_same_cursor,
    formatInstant(known, zone),
  );
  return inCity(known + day, 6, async ({ take, spansKnown }) => {
    await take(rows.slice(0, first_sync_rows));
    await take(rows.slice(first_sync_rows));
    return { rows_stored: await spansKnown(known) };
  });
}

interface LowerIsBetter {
  readonly target: number;
  readonly actual: readonly number[];
}

/** A zero has no score, for the reason that there was nothing. */
function lowerIsBetterAnswer({ target, actual }: LowerIsBetter) {
  return inCity(noon, target, async ({ take, dayOf }) => {
    const days = actual.map((_, one) => addDays('2026-05-31', -one));
    await take(actual.map((value, one) => `minutes,${days[one]},${value},`));
    const scores: (number | null)[] = [];
    for (const asked of days) {
      const { score, reason } = await dayOf(asked);
      if (score === null && reason !== 'zero-count') throw new Error(`no score: ${reason}`);
      scores.push(score);
    }
    return { score: scores };
  });
}

interface FutureEvent {
  readonly event: string;
  readonly received: string;
}

/** A day or time later than the arrival refuses the delivery that names it. */
function futureAnswer({ event, received }: FutureEvent) {
  const at = instantOf(event);
  return inCity(instantOf(received), 6, async ({ take, spansKnown }) => {
    try {
      await take([`minutes,${localDay(at, zone)},6,${formatInstant(at, zone)}`]);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const codes = new Set(error.findings.map(({ code }) => code));
      if (!codes.isSubsetOf(new Set(['day-in-future', 'known-in-future']))) throw error;
    }
    return { accepted_for_scoring: (await spansKnown(null)) > 0 };
  });
}

export const lateQuestions: readonly CalendarQuestion[] = [
  { group: 'late', question: /^The same file delivered \d+ times$/, answer: repeatedAnswer },
  { group: 'late', question: /incremental \(cursor\) source/, answer: absenceAnswer },
  { group: 'late', question: /^Rows that share the cursor value/, answer: sharedKnownAnswer },
  { group: 'late', question: /^Score where lower is better/, answer: lowerIsBetterAnswer },
  { group: 'late', question: /^An event dated in the future/, answer: futureAnswer },
];
