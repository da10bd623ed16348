import type { CityDefinition, Composite, Day } from '../../model/index.ts';
import { compositeOf } from '../../scoring/index.ts';
import { type CompositeChange, changeSince } from '../boards/change.ts';
import { recentDays, recentWeeks, type ScoreHistory } from '../boards/history.ts';
import {
  type BoardMetric,
  type BoardOrigin,
  boardReport,
  type Group,
  type NamedComposite,
} from '../boards/report.ts';
import { type FeatureContext, NotFound } from '../contract.ts';
import { entriesBeside, type PublishedBoard, readEntry } from '../published.ts';
import { groupsWords } from './words/index.ts';

export const groupKinds = ['topics', 'departments'] as const;
/** What metrics are gathered by: also the part of the address. */
export type GroupKind = (typeof groupKinds)[number];

/** A composite's score for a day or week; null: none. */
export interface PastScore {
  /** The last day that the score covers. */
  readonly day: Day;
  readonly score: number | null;
}

/**
 * A topic or department on the newest board: what its page shows, and, word for word, what
 * `/{city}/topics/{topic}.json` and `/{city}/departments/{department}.json` answer.
 */
export interface GroupReport extends BoardOrigin {
  readonly format: 'civicstat-group-1';
  readonly kind: GroupKind;
  readonly slug: string;
  readonly name: string;
  readonly composite: NamedComposite;
  /** The whole city's, to compare. */
  readonly wholeCity: NamedComposite;
  /** Since the board before; null where there is none. */
  readonly change: CompositeChange | null;
  /** Day scores of the last eight weeks, made of its metrics' scores with today's weights. */
  readonly days: readonly PastScore[];
  /** Week scores of the last half year, one a week. */
  readonly weeks: readonly PastScore[];
  readonly metrics: readonly BoardMetric[];
  /** All of the same kind, in the order of the definitions. */
  readonly siblings: readonly Group[];
}

/** What a page shows beside the report. */
export interface GroupHistory {
  readonly days: ScoreHistory;
  readonly weeks: ScoreHistory;
}

/** Throws `NotFound` unless the board has metrics of this topic or department. */
export function refuseUnknown({ board, city }: PublishedBoard, kind: GroupKind, slug: string) {
  if (Object.hasOwn(board[kind], slug)) return;
  throw new NotFound(
    (language) => groupsWords(language)[kind].unknown({ city: city.name }),
    (language) => groupsWords(language)[kind].listedAt({ address: `/${city.slug}` }),
  );
}

/** Reads a topic's or department's numbers, and the history of its metrics. */
export async function readGroup(
  context: Pick<FeatureContext, 'snapshots'>,
  published: PublishedBoard,
  kind: GroupKind,
  slug: string,
): Promise<{ readonly report: GroupReport; readonly history: GroupHistory }> {
  const { board, city } = published;
  const whole = boardReport(published);
  const { composite: wholeCity, topics: _topics, departments: _departments, ...rest } = whole;
  const own = whole[kind].find((one) => one.slug === slug)!;
  const metrics = whole.metrics.filter((one) => groupOf(one, kind) === slug);
  const days = await recentDays(context.snapshots, board);
  const weeks = await recentWeeks(context.snapshots, board, city);
  const report: GroupReport = {
    format: 'civicstat-group-1',
    ...rest,
    kind,
    ...own,
    wholeCity,
    change: await changeOf(context, published, kind, own),
    days: past(days, metrics, city),
    weeks: past(weeks, metrics, city),
    metrics,
    siblings: whole[kind],
  };
  return { report, history: { days, weeks } };
}

function groupOf(metric: BoardMetric, kind: GroupKind): string {
  return kind === 'topics' ? metric.topic.slug : metric.department.slug;
}

async function changeOf(
  context: Pick<FeatureContext, 'snapshots'>,
  { index, entry }: PublishedBoard,
  kind: GroupKind,
  own: Group,
): Promise<CompositeChange | null> {
  const { before } = entriesBeside(index, entry.date);
  if (before === undefined) return null;
  const { board } = await readEntry(context, index, before);
  const groups: Readonly<Record<string, Composite | undefined>> = board[kind];
  return changeSince(before.date, groups[own.slug], own.composite);
}

function past(
  history: ScoreHistory,
  metrics: readonly BoardMetric[],
  city: CityDefinition,
): PastScore[] {
  return history.days.map((day, at) => {
    const scored = metrics.flatMap(({ slug, weight }) => {
      const score = history.metrics.get(slug)?.[at] ?? null;
      return score === null ? [] : [{ score, weight }];
    });
    return { day, score: compositeOf(scored, city.composite) };
  });
}
