import type { Snapshots } from '../../archive/snapshots.ts';
import type {
  CityDefinition,
  Day,
  Delay,
  LedgerEntry,
  MetricDefinition,
  Period,
  Score,
} from '../../model/index.ts';
import { periods } from '../../model/index.ts';
import { type CsvForm, csvText } from '../../web/csv.ts';
import { NotFound } from '../contract.ts';
import type { PublishedBoard } from '../published.ts';
import { type Breakdown, readBreakdowns } from './breakdown/reading.ts';
import { type HistoryRow, readChanges, readHistory, spansOf } from './history.ts';
import { firstKnownDay, type Knowledge } from './known-on.ts';
import { metricsWords } from './words/index.ts';

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** A metric's definition with the names of its topic and department. */
export type DefinedMetric = Omit<MetricDefinition, 'topic' | 'department'> & {
  readonly topic: Named;
  readonly department: Named;
};

/** A metric of a board: its definition and its four numbers, each with its receipt's hash. */
export interface BoardMetric {
  readonly metric: DefinedMetric;
  /** Last day of the newest value known before the board's date; null: nothing known. */
  readonly latest: Day | null;
  readonly late: boolean;
  /** Left out where nothing is held and nothing is said. */
  readonly delay?: Delay;
  readonly scores: Readonly<Record<Period, Score & { readonly receipt: string }>>;
}

/** What all answers about metrics say of where they come from. */
export interface Origin {
  readonly city: Pick<CityDefinition, 'slug' | 'name' | 'timeZone' | 'asOf' | 'source'>;
  /** The board's date. */
  readonly date: Day;
  /** The instant up to which data were taken in. */
  readonly knownOn: string;
  /** SHA-256 of the published board. */
  readonly board: string;
  readonly tolerance: number;
}

/** `/{city}/metrics.json`: every metric of the newest board, in the order of the definitions. */
export interface MetricsReport extends Origin {
  readonly format: 'civicstat-metrics-1';
  readonly metrics: readonly BoardMetric[];
}

/**
 * `/{city}/metrics/{metric}.json`: one metric with all its past numbers (oldest first) and all
 * that changed about it (newest first), as one board knows them.
 */
export interface MetricReport extends Origin, BoardMetric {
  readonly format: 'civicstat-metric-1';
  /** The day whose knowledge was asked for; null: everything published. */
  readonly asKnownOn: Day | null;
  readonly reconstructed: boolean;
  readonly publishedAt: string;
  readonly firstKnownDay: Day;
  readonly history: readonly HistoryRow[];
  readonly changes: readonly LedgerEntry[];
  /** The newest month by each dimension; the others stand at addresses of their own. */
  readonly breakdowns: readonly Breakdown[];
}

/** Every metric of a board. */
export function metricsReport(published: PublishedBoard): MetricsReport {
  const { board, city } = published;
  return {
    format: 'civicstat-metrics-1',
    ...originOf(published),
    metrics: board.metrics.map(({ metric }) => boardMetric(board, city, metric)),
  };
}

/** One metric of a board with its past; `NotFound` when the board does not hold it. */
export async function readMetric(
  snapshots: Snapshots,
  published: PublishedBoard,
  knowledge: Knowledge,
  slug: string,
): Promise<MetricReport> {
  const { board, city, entry, index } = published;
  refuseUnknown(published, slug);
  return {
    format: 'civicstat-metric-1',
    ...originOf(published),
    asKnownOn: knowledge.knownOn,
    reconstructed: knowledge.reconstructed,
    publishedAt: entry.publishedAt,
    firstKnownDay: firstKnownDay(index),
    ...boardMetric(board, city, slug),
    history: await readHistory(snapshots, board, city, slug),
    changes: await readChanges(snapshots, board, slug),
    breakdowns: (await readBreakdowns(snapshots, board, city, slug)).map(newestOnly),
  };
}

function newestOnly({ months, ...breakdown }: Breakdown): Breakdown {
  return { ...breakdown, months: months.slice(-1) };
}

/** Throws `NotFound` unless the board holds the metric. */
export function refuseUnknown({ board, city }: PublishedBoard, slug: string): void {
  if (board.metrics.some((one) => one.metric === slug)) return;
  throw new NotFound(
    (language) => metricsWords(language).absent.metric({ city: city.name }),
    (language) => metricsWords(language).absent.listed({ address: `/${city.slug}/metrics` }),
  );
}

export function originOf({ board, city, entry }: PublishedBoard): Origin {
  const { slug, name, timeZone, asOf, source, tolerance } = city;
  return {
    city: { slug, name, timeZone, asOf, source },
    date: board.date,
    knownOn: board.knownOn,
    board: entry.board,
    tolerance,
  };
}

export function boardMetric(
  board: PublishedBoard['board'],
  city: CityDefinition,
  slug: string,
): BoardMetric {
  const numbers = board.metrics.find((one) => one.metric === slug);
  const metric = city.metrics.find((one) => one.slug === slug);
  if (numbers === undefined || metric === undefined) {
    throw new Error(`the board of ${board.date} and its definitions do not both hold ${slug}`);
  }
  const score = (period: Period) => ({
    ...numbers.scores[period],
    receipt: numbers.receipts[period],
  });
  return {
    metric: {
      ...metric,
      topic: named(city.topics, metric.topic),
      department: named(city.departments, metric.department),
    },
    latest: numbers.latest,
    late: numbers.late,
    ...(numbers.delay === undefined ? {} : { delay: numbers.delay }),
    scores: {
      day: score('day'),
      week: score('week'),
      month: score('month'),
      quarter: score('quarter'),
    },
  };
}

function named(list: readonly Named[], slug: string): Named {
  return { slug, name: list.find((one) => one.slug === slug)?.name ?? slug };
}

const historyColumns = [
  'date',
  'period',
  'start',
  'end',
  'value',
  'numerator',
  'denominator',
  'target',
  'score',
  'rawScore',
  'status',
  'reason',
] as const satisfies readonly (keyof HistoryRow)[];

/**
 * All past numbers of a metric as they are known, one row a day, week, month and quarter, by their
 * last days, oldest first; `date` is that of the newest board that reports the number. What stood
 * there before a correction is in the ledger's file.
 */
export function historyCsv({ history }: MetricReport, form: CsvForm): string {
  const rows = periods
    .flatMap((period) => spansOf(history, period))
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
    .map((row) => historyColumns.map((column) => row[column]));
  return csvText(historyColumns, rows, form);
}

/** The list of metrics, one row a metric. */
export function metricsCsv(report: MetricsReport, form: CsvForm): string {
  const header = [
    ...['metric', 'name', 'topic', 'department', 'owner', 'unit', 'direction', 'rule', 'latest'],
    ...periods.flatMap((period) => [`${period}_score`, `${period}_status`, `${period}_reason`]),
  ];
  const rows = report.metrics.map(({ metric, latest, scores }) => [
    metric.slug,
    metric.name,
    metric.topic.name,
    metric.department.name,
    metric.owner,
    metric.unit,
    metric.direction,
    metric.rule,
    latest,
    ...periods.flatMap((period) => {
      const { score, status, reason } = scores[period];
      return [score, status, reason];
    }),
  ]);
  return csvText(header, rows, form);
}
