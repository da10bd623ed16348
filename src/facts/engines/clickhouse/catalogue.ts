import type { LandedDelivery } from '../../contract.ts';

/** For which days a delivery of events is complete, and from when its numbers are known. */
export interface LandedEvents {
  /** The number of the table of events. */
  readonly table: number;
  readonly known: number;
  readonly first: number | null;
  readonly last: number | null;
  /** How many replacements of versions count in the table from this delivery on. */
  readonly replaced: number;
}

/** A delivery whose rows count. */
export interface Landed {
  readonly delivery: LandedDelivery;
  /** The number under which its rows were written. */
  readonly batch: number;
  readonly rows: number;
  readonly events: LandedEvents | null;
}

/** Up to which delivery (by sequence) numbers were derived, and under which batches they lie. */
export interface Derived {
  readonly table: number;
  readonly sequence: number;
  /** Batches, and how many rows of the metric lie under each. */
  readonly batches: ReadonlyMap<number, number>;
}

/**
 * What becomes of the rows in the tables is said by entries of the journal, one row each: rows count
 * from the moment on at which an entry says so, because ClickHouse has no transactions.
 */
export type JournalEntry =
  /** A process took the facts; entries of those before are over. */
  | { readonly kind: 'opened'; readonly owner: string }
  | { readonly kind: 'table'; readonly id: string; readonly table: number }
  /** Rows may be written under numbers up to this one. */
  | { readonly kind: 'begun'; readonly batch: number }
  | ({ readonly kind: 'landed' } & Landed)
  | {
      readonly kind: 'forgotten';
      readonly deliveries: readonly string[];
      /** How many replacements count from then on, by table. */
      readonly replaced: readonly (readonly [table: number, replaced: number])[];
    }
  | {
      readonly kind: 'derived';
      readonly batch: number;
      /** The metrics that were derived, and how many rows were written of each. */
      readonly metrics: readonly (readonly [metric: string, rows: number])[];
      readonly table: number;
      readonly sequence: number;
    }
  /** Derived rows of these metrics were lost. */
  | { readonly kind: 'lost'; readonly metrics: readonly string[] }
  | { readonly kind: 'cleared' }
  /** Derived rows that do not count are gone. */
  | { readonly kind: 'swept' };

/** All that the journal says. */
export interface Catalogue {
  readonly tables: Map<string, number>;
  readonly landed: Map<string, Landed>;
  readonly derived: Map<string, Derived>;
  /** How many replacements of versions count, by table of events. */
  readonly replaced: Map<number, number>;
  /** Derived rows that do not count any more, by metric and batch. */
  readonly dropped: Map<string, Set<number>>;
  /** The greatest number that a batch, and that a table of events has had so far. */
  batch: number;
  table: number;
  owner: string;
}

export function emptyCatalogue(): Catalogue {
  return {
    tables: new Map(),
    landed: new Map(),
    derived: new Map(),
    replaced: new Map(),
    dropped: new Map(),
    batch: 0,
    table: 0,
    owner: '',
  };
}

/** Brings the catalogue up to an entry. */
export function applyEntry(catalogue: Catalogue, entry: JournalEntry): void {
  switch (entry.kind) {
    case 'opened':
      catalogue.owner = entry.owner;
      return;
    case 'table':
      catalogue.tables.set(entry.id, entry.table);
      catalogue.table = Math.max(catalogue.table, entry.table);
      return;
    case 'begun':
      catalogue.batch = Math.max(catalogue.batch, entry.batch);
      return;
    case 'landed': {
      const { delivery, batch, rows, events } = entry;
      catalogue.landed.set(delivery.id, { delivery, batch, rows, events });
      if (events === null) return;
      catalogue.replaced.set(events.table, events.replaced);
      dropDerived(catalogue, events.table, delivery.sequence);
      return;
    }
    case 'forgotten':
      forget(catalogue, entry.deliveries);
      for (const [table, replaced] of entry.replaced) catalogue.replaced.set(table, replaced);
      return;
    case 'derived':
      addDerived(catalogue, entry);
      return;
    case 'lost':
      for (const metric of entry.metrics) dropMetric(catalogue, metric);
      return;
    case 'cleared':
      for (const map of [catalogue.tables, catalogue.landed, catalogue.derived]) map.clear();
      catalogue.replaced.clear();
      catalogue.dropped.clear();
      return;
    case 'swept':
      catalogue.dropped.clear();
      return;
  }
}

function addDerived(
  { derived }: Catalogue,
  { table, sequence, batch, metrics }: Extract<JournalEntry, { readonly kind: 'derived' }>,
): void {
  for (const [metric, rows] of metrics) {
    const before = derived.get(metric)?.batches ?? [];
    derived.set(metric, { table, sequence, batches: new Map([...before, [batch, rows]]) });
  }
}

function forget(catalogue: Catalogue, deliveries: readonly string[]): void {
  for (const id of deliveries) {
    const landed = catalogue.landed.get(id);
    catalogue.landed.delete(id);
    if (landed?.events) dropDerived(catalogue, landed.events.table, landed.delivery.sequence);
  }
}

/** Numbers that were derived past a delivery were derived without it: they are derived anew. */
function dropDerived(catalogue: Catalogue, table: number, sequence: number): void {
  for (const [metric, derived] of catalogue.derived) {
    if (derived.table === table && derived.sequence >= sequence) dropMetric(catalogue, metric);
  }
}

function dropMetric(catalogue: Catalogue, metric: string): void {
  const dropped = catalogue.dropped.get(metric) ?? new Set();
  for (const batch of catalogue.derived.get(metric)?.batches.keys() ?? []) dropped.add(batch);
  catalogue.dropped.set(metric, dropped);
  catalogue.derived.delete(metric);
}

/** The deliveries that landed, by sequence. */
export function landedInOrder(catalogue: Catalogue): Landed[] {
  return [...catalogue.landed.values()].sort(
    ({ delivery: a }, { delivery: b }) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1),
  );
}

/** The deliveries in a table of events, by sequence. */
export function landedIn(
  catalogue: Catalogue,
  table: number,
): (Landed & { readonly events: LandedEvents })[] {
  return landedInOrder(catalogue).filter(
    (one): one is Landed & { readonly events: LandedEvents } => one.events?.table === table,
  );
}

/** The batches whose derived rows count. */
export function derivedBatches(catalogue: Catalogue): Set<number> {
  return new Set([...catalogue.derived.values()].flatMap(({ batches }) => [...batches.keys()]));
}
