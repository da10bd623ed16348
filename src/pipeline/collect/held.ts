import type { Difference } from '../../facts/contract.ts';
import type { Mapping } from '../../formats/index.ts';
import type { DeliveryKind, Instant } from '../../model/index.ts';
import type { Platform } from '../platform.ts';

/** The kind of the records that loads are kept as that wait for a person, or waited. */
export const heldKind = 'held-load';

/**
 * `accepting`: a person said yes, and it is being taken in. `superseded`: a later load of the same
 * source took its place.
 */
export type HeldStatus = 'waiting' | 'accepting' | 'accepted' | 'rejected' | 'superseded';

/** A load that was not taken in by itself. Its bytes are in the archive under `content`. */
export interface HeldLoad {
  readonly source: string;
  readonly run: number;
  readonly heldAt: Instant;
  readonly name: string;
  readonly content: string;
  readonly rows: number;
  readonly kind: DeliveryKind;
  readonly dataset: string | null;
  readonly mapping: Mapping;
  /** Why, in sentences. */
  readonly reasons: readonly string[];
  /** What it would change; null when it cannot be read, and then `reasons` say why. */
  readonly difference: Difference | null;
  /** Where its source goes on once it is taken in; JSON. */
  readonly cursor: string;
  readonly columns: string;
  /** The metrics whose newest numbers wait with it. */
  readonly metrics: readonly string[];
  readonly status: HeldStatus;
  /** Who decided, and why; null while it waits. */
  readonly decision: { readonly by: string; readonly at: Instant; readonly why: string } | null;
}

export interface HeldRecord {
  readonly slug: string;
  readonly version: number;
  readonly load: HeldLoad;
}

/** All loads that were ever held, by slug. */
export async function heldLoads(platform: Platform, city: string): Promise<HeldRecord[]> {
  const records = await platform.state.records(city, heldKind);
  return records.map(({ slug, version, body }) => ({
    slug,
    version,
    load: JSON.parse(body!) as HeldLoad,
  }));
}
