import type { Snapshots } from '../../archive/snapshots.ts';
import {
  type BoardDocument,
  type BoardEntry,
  type CityDefinition,
  type CityIndex,
  type Composite,
  type CompositeScore,
  type Day,
  Fault,
  type MetricDefinition,
  type Period,
  periods,
  type Score,
} from '../../model/index.ts';

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** A composite whose missing metrics have their names. */
export type NamedComposite = Readonly<
  Record<
    Period,
    Omit<CompositeScore, 'missing'> & {
      readonly missing: readonly (CompositeScore['missing'][number] & { readonly name: string })[];
    }
  >
>;

/** One metric of a board: what it is, and its four numbers with the hash of each receipt. */
export interface ScoreboardMetric
  extends Pick<
    MetricDefinition,
    | 'slug'
    | 'name'
    | 'definition'
    | 'owner'
    | 'measure'
    | 'percentile'
    | 'unit'
    | 'direction'
    | 'rule'
    | 'cap'
    | 'floor'
  > {
  readonly topic: Named;
  readonly department: Named;
  /** Last day of the newest value known before the board's date; null: nothing known. */
  readonly latest: Day | null;
  readonly late: boolean;
  readonly scores: Readonly<Record<Period, Score & { readonly receipt: string }>>;
}

/**
 * One published board with all names joined: what the page shows, and, word for word, what
 * `/{city}.json` and `/{city}/on/{date}.json` answer. Scores, values and targets have full
 * precision in their unit (a share of 80 % is 0.8). `score` is null exactly when `reason` is not;
 * `composite.*.coverage` is a share of weight, null when nothing is weighed. `board` and
 * `definitions` are the SHA-256 of the published documents that this was joined from. Metrics,
 * topics and departments stand in the order of the definitions.
 */
export interface ScoreboardReport {
  readonly format: 'civicstat-scoreboard-1';
  readonly city: Pick<CityDefinition, 'slug' | 'name' | 'timeZone' | 'asOf' | 'source'>;
  readonly date: Day;
  readonly knownOn: string;
  readonly board: string;
  readonly definitions: string;
  readonly tolerance: number;
  readonly grades: CityDefinition['grades'];
  readonly spans: BoardDocument['spans'];
  readonly composite: NamedComposite;
  readonly topics: readonly (Named & { readonly composite: NamedComposite })[];
  readonly departments: readonly (Named & { readonly composite: NamedComposite })[];
  readonly metrics: readonly ScoreboardMetric[];
}

/** The newest board by date; of one date's, the one published last. Undefined: none published. */
export function newestEntry(index: CityIndex): BoardEntry | undefined {
  let newest: BoardEntry | undefined;
  for (const entry of index.boards) {
    if (newest === undefined || entry.date >= newest.date) newest = entry;
  }
  return newest;
}

/** The board of a date, as published last. */
export function entryOn(index: CityIndex, date: Day): BoardEntry | undefined {
  return index.boards.findLast((entry) => entry.date === date);
}

/**
 * Reads a published board and joins its names. Throws `Fault` when the archive does not hold what
 * the index promises.
 */
export async function readScoreboard(
  snapshots: Snapshots,
  entry: BoardEntry,
): Promise<ScoreboardReport> {
  const board = await snapshots.board(entry.board);
  if (board === undefined) throw missing(entry.board);
  const definitions = await snapshots.definitions(board.definitions);
  if (definitions === undefined) throw missing(board.definitions);
  return join(entry.board, board, definitions.city);
}

function missing(hash: string): Fault {
  return new Fault(
    `the published document ${hash} is not in the archive`,
    'restore the archive from a backup, or publish the board again',
  );
}

function join(hash: string, board: BoardDocument, city: CityDefinition): ScoreboardReport {
  const { slug, name, timeZone, asOf, source, tolerance, grades } = city;
  const nameComposite = (composite: Composite) => withNames(composite, city);
  return {
    format: 'civicstat-scoreboard-1',
    city: { slug, name, timeZone, asOf, source },
    date: board.date,
    knownOn: board.knownOn,
    board: hash,
    definitions: board.definitions,
    tolerance,
    grades,
    spans: board.spans,
    composite: nameComposite(board.composite),
    topics: withComposites(city.topics, board.topics, nameComposite),
    departments: withComposites(city.departments, board.departments, nameComposite),
    metrics: board.metrics.map((scores) => joinMetric(scores, city)),
  };
}

function joinMetric(
  board: BoardDocument['metrics'][number],
  city: CityDefinition,
): ScoreboardMetric {
  const metric = find(city.metrics, board.metric);
  const { slug, name, definition, owner, measure, percentile, unit, direction, rule } = metric;
  return {
    slug,
    name,
    definition,
    topic: named(find(city.topics, metric.topic)),
    department: named(find(city.departments, metric.department)),
    owner,
    measure,
    percentile,
    unit,
    direction,
    rule,
    cap: metric.cap,
    floor: metric.floor,
    latest: board.latest,
    late: board.late,
    scores: perPeriod((period) => ({ ...board.scores[period], receipt: board.receipts[period] })),
  };
}

function withComposites(
  list: readonly Named[],
  composites: Readonly<Record<string, Composite>>,
  nameComposite: (composite: Composite) => NamedComposite,
): ScoreboardReport['topics'] {
  return list.flatMap((one) => {
    const composite = composites[one.slug];
    return composite === undefined ? [] : [{ ...named(one), composite: nameComposite(composite) }];
  });
}

function withNames(composite: Composite, city: CityDefinition): NamedComposite {
  return perPeriod((period) => ({
    ...composite[period],
    missing: composite[period].missing.map(({ metric, reason }) => ({
      metric,
      name: find(city.metrics, metric).name,
      reason,
    })),
  }));
}

function perPeriod<T>(make: (period: Period) => T): Readonly<Record<Period, T>> {
  return Object.fromEntries(periods.map((period) => [period, make(period)])) as Record<Period, T>;
}

function named({ slug, name }: Named): Named {
  return { slug, name };
}

function find<T extends Named>(list: readonly T[], slug: string): T {
  const found = list.find((one) => one.slug === slug);
  if (found !== undefined) return found;
  throw new Fault(
    `a published board names ${slug}, which its definitions do not hold`,
    'publish the board again',
  );
}
