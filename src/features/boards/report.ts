import {
  type BoardDocument,
  type BoardEntry,
  type CityDefinition,
  type Composite,
  type CompositeScore,
  type Day,
  type Delay,
  Fault,
  type MetricDefinition,
  type Period,
  periods,
  type Score,
} from '../../model/index.ts';
import { weightOf } from '../../scoring/index.ts';
import type { PublishedBoard } from '../published.ts';

export interface Named {
  readonly slug: string;
  readonly name: string;
}

/** A composite whose missing metrics have their names. */
export type NamedComposite = Readonly<
  Record<
    Period,
    Omit<CompositeScore, 'missing'> & {
      /** Hash of its receipt; null on boards that were published before composites had any. */
      readonly receipt: string | null;
      readonly missing: readonly (CompositeScore['missing'][number] & { readonly name: string })[];
    }
  >
>;

/** A topic or department with its own composite. */
export interface Group extends Named {
  readonly composite: NamedComposite;
}

/** One metric of a board: what it is, and its four numbers with the hash of each receipt. */
export interface BoardMetric
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
  /** In every composite: the metric's own × its topic's. */
  readonly weight: number;
  /** Last day of the newest value known before the board's date; null: nothing known. */
  readonly latest: Day | null;
  readonly late: boolean;
  /** Left out where nothing is held and nothing is said. */
  readonly delay?: Delay;
  readonly scores: Readonly<Record<Period, Score & { readonly receipt: string }>>;
}

/** Which board a page or a data twin shows. */
export interface BoardOrigin {
  readonly city: Pick<CityDefinition, 'slug' | 'name' | 'timeZone' | 'asOf' | 'source'>;
  readonly date: Day;
  /** The instant up to which data were taken in. */
  readonly knownOn: string;
  readonly publishedAt: string;
  /** SHA-256 of the published board and of its definitions. */
  readonly board: string;
  readonly definitions: string;
  readonly tolerance: number;
  readonly grades: CityDefinition['grades'];
  readonly spans: BoardDocument['spans'];
}

/**
 * One published board with all names joined. Scores, values and targets have full precision in
 * their unit (a share of 80 % is 0.8). `score` is null exactly when `reason` is not;
 * `composite.*.coverage` is a share of weight, null when nothing is weighed. Metrics, topics and
 * departments stand in the order of the definitions.
 */
export interface BoardReport extends BoardOrigin {
  readonly composite: NamedComposite;
  readonly topics: readonly Group[];
  readonly departments: readonly Group[];
  readonly metrics: readonly BoardMetric[];
}

type Receipts = Readonly<Record<Period, string>>;
type NameComposite = (composite: Composite, receipts: Receipts | undefined) => NamedComposite;

/** Joins a published board with its names. Throws `Fault` when the definitions lack one of them. */
export function boardReport({ entry, board, city }: PublishedBoard): BoardReport {
  const { receipts } = board;
  const nameComposite: NameComposite = (composite, hashes) => withNames(composite, hashes, city);
  return {
    ...originOf(entry, board, city),
    composite: nameComposite(board.composite, receipts?.composite),
    topics: withComposites(city.topics, board.topics, receipts?.topics, nameComposite),
    departments: withComposites(
      city.departments,
      board.departments,
      receipts?.departments,
      nameComposite,
    ),
    metrics: board.metrics.map((scores) => joinMetric(scores, city)),
  };
}

/** Which board this is. */
export function originOf(
  entry: BoardEntry,
  board: BoardDocument,
  city: CityDefinition,
): BoardOrigin {
  const { slug, name, timeZone, asOf, source, tolerance, grades } = city;
  return {
    city: { slug, name, timeZone, asOf, source },
    date: board.date,
    knownOn: board.knownOn,
    publishedAt: entry.publishedAt,
    board: entry.board,
    definitions: board.definitions,
    tolerance,
    grades,
    spans: board.spans,
  };
}

function joinMetric(board: BoardDocument['metrics'][number], city: CityDefinition): BoardMetric {
  const metric = find(city.metrics, board.metric);
  const { slug, name, definition, owner, measure, percentile, unit, direction, rule } = metric;
  return {
    slug,
    name,
    definition,
    topic: named(find(city.topics, metric.topic)),
    department: named(find(city.departments, metric.department)),
    weight: weightOf(city, metric),
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
    ...(board.delay === undefined ? {} : { delay: board.delay }),
    scores: perPeriod((period) => ({ ...board.scores[period], receipt: board.receipts[period] })),
  };
}

function withComposites(
  list: readonly Named[],
  composites: Readonly<Record<string, Composite>>,
  receipts: Readonly<Record<string, Receipts>> | undefined,
  nameComposite: NameComposite,
): readonly Group[] {
  return list.flatMap((one) => {
    const composite = composites[one.slug];
    if (composite === undefined) return [];
    return [{ ...named(one), composite: nameComposite(composite, receipts?.[one.slug]) }];
  });
}

function withNames(
  composite: Composite,
  receipts: Receipts | undefined,
  city: CityDefinition,
): NamedComposite {
  return perPeriod((period) => ({
    ...composite[period],
    receipt: receipts?.[period] ?? null,
    missing: composite[period].missing.map(({ metric, reason }) => ({
      metric,
      name: find(city.metrics, metric).name,
      reason,
    })),
  }));
}

/** One thing a period. */
export function perPeriod<T>(make: (period: Period) => T): Readonly<Record<Period, T>> {
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
