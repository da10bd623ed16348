import { countedKey } from '../../facts/events.ts';
import { type Delivery, Fault } from '../../model/index.ts';
import type { PublishedBoard } from '../../state/contract.ts';
import { knownThrough } from '../events/known-through.ts';
import type { Platform } from '../platform.ts';
import { breakdownsOf, type MadeBreakdown, spanOf } from './breakdown.ts';

/** Breakdowns of the cases as they were known through a delivery. */
export interface KnownBreakdowns {
  /** The sequence of the delivery; 0: none was known. */
  readonly through: number;
  readonly made: readonly MadeBreakdown[];
}

/**
 * The breakdowns that are true of the cases as they were known through another delivery, be it a
 * later or an earlier one: those in whose month no case was changed by the deliveries between.
 */
export async function stillTrue(
  { facts }: Pick<Platform, 'facts'>,
  { through, made }: KnownBreakdowns,
  other: number,
): Promise<readonly MadeBreakdown[]> {
  if (through === other) return made;
  const between = { after: Math.min(through, other), through: Math.max(through, other) };
  const kept: MadeBreakdown[] = [];
  const alike = Map.groupBy(made, ({ table, derivation }) => table.id + countedKey(derivation));
  for (const some of alike.values()) {
    const { table, derivation } = some[0]!;
    const { measure, day, closed } = derivation;
    const months = [...new Set(some.map(({ month }) => month))];
    const counted = { measure, day, closed };
    const places = await facts.changed({ table, counted, spans: months.map(spanOf), ...between });
    const changed = new Set(places.map((place) => months[place]));
    kept.push(...some.filter(({ month }) => !changed.has(month)));
  }
  return kept;
}

/**
 * The breakdowns that a published board shows, by its own definitions; none where they cannot be
 * read: then they are made anew.
 * @param deliveries the city's, by sequence
 */
export async function publishedBreakdowns(
  platform: Pick<Platform, 'archive' | 'snapshots'>,
  { board: hash, knownOn }: PublishedBoard,
  deliveries: readonly Delivery[],
): Promise<KnownBreakdowns> {
  const none = { through: 0, made: [] };
  try {
    const { snapshots, archive } = platform;
    const board = await snapshots.board(hash);
    if (board?.breakdowns === undefined) return none;
    const definitions = await snapshots.definitions(board.definitions);
    const told = await snapshots.breakdowns(board.breakdowns);
    if (definitions === undefined || told === undefined) return none;
    const months = Object.values(told.metrics).flatMap((all) => all.map(({ month }) => month));
    const made: MadeBreakdown[] = [];
    for (const one of breakdownsOf(definitions.city, [...new Set(months)])) {
      const chapters = told.metrics[one.metric.slug] ?? [];
      const document = chapters.find(({ month }) => month === one.month)?.document;
      if (document !== undefined && (await archive.has(document))) made.push({ ...one, document });
    }
    const known = deliveries.filter(({ sequence }) => sequence <= board.through);
    return { through: knownThrough(known, knownOn), made };
  } catch (error) {
    if (error instanceof Fault) return none;
    throw error;
  }
}
