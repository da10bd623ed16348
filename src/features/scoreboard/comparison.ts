import { addDays } from '../../calendar/index.ts';
import type {
  BoardDocument,
  BoardEntry,
  CityDefinition,
  CityIndex,
  Day,
  Span,
} from '../../model/index.ts';
import {
  type DriverInput,
  type DriverKind,
  drivers,
  scoreAtOldTarget,
  weightOf,
} from '../../scoring/index.ts';
import type { FeatureContext } from '../contract.ts';
import { entriesBeside, entryOn, type PublishedBoard, readEntry } from '../published.ts';

/** With which earlier board a board is compared. */
export const comparisonNames = ['board-before', 'same-weekday', 'week-before'] as const;
export type ComparisonName = (typeof comparisonNames)[number];

/** Why there are no terms: nothing to compare with, or no common way to compare. */
export type ComparisonGap = 'not-published' | 'no-score' | 'other-method';

/** One term of a change, with the scores that it comes from (null: no score on that board). */
export interface ComparisonTerm {
  readonly metric: string;
  readonly name: string;
  readonly kind: DriverKind;
  readonly effect: number;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * A composite beside that of an earlier board, in full precision: `before` plus the `effect` of all
 * `terms` is `after` (to 1e-9). `gap` says why there are none; then the numbers are null.
 */
export interface Comparison {
  readonly name: ComparisonName;
  readonly period: 'day' | 'week';
  /** The earlier board's date; null where no board was published before. */
  readonly date: Day | null;
  /** SHA-256 of the earlier board; null where it was not published. */
  readonly board: string | null;
  /** What the earlier number covers; null where it was not published. */
  readonly span: Span | null;
  readonly gap: ComparisonGap | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly terms: readonly ComparisonTerm[];
}

/** The boards that a board is compared with; undefined where not published. */
export interface EarlierBoards {
  readonly before: PublishedBoard | undefined;
  readonly weekAgo: PublishedBoard | undefined;
}

const week = 7;

export async function readEarlier(
  context: Pick<FeatureContext, 'snapshots'>,
  { index, entry }: PublishedBoard,
): Promise<EarlierBoards> {
  const { before } = entriesBeside(index, entry.date);
  const weekAgo = entryOn(index, addDays(entry.date, -week));
  return {
    before: before && (await readEntry(context, index, before)),
    weekAgo: weekAgo && (await readEntry(context, index, weekAgo)),
  };
}

/** Everything that a board's report depends on, as text: the board and those it is compared with. */
export function neighbourhood(index: CityIndex, entry: BoardEntry): string {
  const { before, after } = entriesBeside(index, entry.date);
  const weekAgo = entryOn(index, addDays(entry.date, -week));
  const boards = [entry, before, weekAgo].map((one) => one?.board ?? null);
  return [...boards, entry.publishedAt, after?.date ?? null].join(' ');
}

/** The day beside the board before and beside the same weekday, the week beside the week before. */
export function comparisons(now: PublishedBoard, earlier: EarlierBoards): readonly Comparison[] {
  const { before, weekAgo } = earlier;
  const lastWeek = addDays(now.entry.date, -week);
  return [
    compare('board-before', 'day', now, before, before?.entry.date ?? null),
    compare('same-weekday', 'day', now, weekAgo, lastWeek),
    compare('week-before', 'week', now, weekAgo, lastWeek),
  ];
}

function compare(
  name: ComparisonName,
  period: Comparison['period'],
  now: PublishedBoard,
  then: PublishedBoard | undefined,
  date: Day | null,
): Comparison {
  const blank = { name, period, date, before: null, after: null, change: null, terms: [] };
  if (then === undefined) return { ...blank, board: null, span: null, gap: 'not-published' };
  const origin = { board: then.entry.board, span: then.board.spans[period] };
  if (then.city.composite !== now.city.composite) {
    return { ...blank, ...origin, gap: 'other-method' };
  }
  const split = drivers(inputs(period, now, then), now.city.composite);
  if (split === null) return { ...blank, ...origin, gap: 'no-score' };
  const terms = split.terms.map(({ metric, kind, effect }) => ({
    metric,
    name: nameOf(metric, now.city) ?? nameOf(metric, then.city) ?? metric,
    kind,
    effect,
    before: numberOf(metric, then.board, period)?.score ?? null,
    after: numberOf(metric, now.board, period)?.score ?? null,
  }));
  const { before, after, change } = split;
  return { name, period, date, ...origin, gap: null, before, after, change, terms };
}

function inputs(
  period: Comparison['period'],
  now: PublishedBoard,
  then: PublishedBoard,
): DriverInput[] {
  const slugs = new Set([...now.board.metrics, ...then.board.metrics].map((one) => one.metric));
  return [...slugs].map((metric) => {
    const [before, after] = [partOf(metric, then, period), partOf(metric, now, period)];
    return {
      metric,
      before: before && { score: before.score.score!, weight: before.weight },
      after: after && { score: after.score.score!, weight: after.weight },
      afterAtOldTarget: before && after && scoreAtOldTarget(before, after),
    };
  });
}

/** A metric's part in a board's composite; null where it has no score there. */
function partOf(slug: string, { board, city }: PublishedBoard, period: Comparison['period']) {
  const score = numberOf(slug, board, period);
  const metric = city.metrics.find((one) => one.slug === slug);
  if (metric === undefined || score === undefined || score.score === null) return null;
  return { metric, score, weight: weightOf(city, metric) };
}

function numberOf(slug: string, board: BoardDocument, period: Comparison['period']) {
  return board.metrics.find((one) => one.metric === slug)?.scores[period];
}

function nameOf(slug: string, city: CityDefinition): string | undefined {
  return city.metrics.find((one) => one.slug === slug)?.name;
}
