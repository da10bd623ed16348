import type { Delivery } from '../../model/index.ts';
import { pulledFrom } from '../../pipeline/collect/by-hand.ts';
import type { Platform } from '../../pipeline/platform.ts';
import { type UndoRecord, type UndoRow, undoKind } from '../../pipeline/undo.ts';

/** A delivery with what the desk says of it. */
export interface Came {
  readonly delivery: Delivery;
  /** The source that it was pulled from; null: a person brought it. */
  readonly source: string | null;
  /** Why and by which delivery it was undone; null: it was not. */
  readonly undone: UndoRecord | null;
}

/** What undoing would write, or why it cannot be. */
export type UndoPlan =
  | { readonly kind: 'rows'; readonly rows: readonly UndoRow[] }
  | { readonly kind: 'refused'; readonly why: string };

/** All deliveries of a city, the newest first. */
export async function came(platform: Platform, city: string): Promise<Came[]> {
  const { state } = platform;
  const all = await state.deliveries(city);
  const ids = new Set(all.map(({ id }) => id));
  const sources = await pulledFrom(platform, city);
  const undoings = new Map(
    (await state.records(city, undoKind)).map(({ slug, body }) => [
      slug,
      JSON.parse(body!) as UndoRecord,
    ]),
  );
  return all.toReversed().map((delivery) => {
    const undone = undoings.get(delivery.id) ?? null;
    // A reason is kept before its delivery is; without that, nothing was undone.
    const isUndone = undone !== null && ids.has(undone.by);
    return { delivery, source: sources.get(delivery.id) ?? null, undone: isUndone ? undone : null };
  });
}
