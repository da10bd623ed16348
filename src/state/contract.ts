import type { Day, Delivery, Instant } from '../model/index.ts';
import type { Act, RecordChange } from './act.ts';
import type { AccessStore } from './contract-access.ts';
import type { CollectingStore } from './contract-collecting.ts';

export type { Act, RecordChange } from './act.ts';
export type { AccessStore } from './contract-access.ts';

/** One entry of the append-only audit log; each hash covers the one before. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: string;
  /** For example `definitions.applied`, `delivery.accepted`, `board.published`. */
  readonly action: string;
  readonly city: string;
  /** Canonical JSON. */
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
}

/** How far the audit log was found sound. */
export interface AuditMark {
  readonly entries: number;
  /** Hash of the last entry. */
  readonly head: string;
  /** Stored rows that these entries record. */
  readonly rows: number;
}

export type AuditVerdict =
  | (AuditMark & { readonly sound: true })
  | { readonly sound: false; readonly entries: number; readonly brokenAt: number };

export const definitionKinds = ['city', 'department', 'topic', 'metric', 'dataset'] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

/** One version of one definition. The newest version of each kind and slug is in force. */
export interface DefinitionVersion {
  readonly kind: DefinitionKind;
  readonly slug: string;
  /** Canonical JSON, or null when the definition was removed. */
  readonly body: string | null;
  /** SHA-256 of the body (of the empty text when removed). */
  readonly hash: string;
  /** From 1, per city, kind and slug. */
  readonly version: number;
  readonly at: Instant;
}

export interface PublishedBoard {
  readonly city: string;
  readonly date: Day;
  /** Archive hash of the board document. */
  readonly board: string;
  /** Hash of what the board says apart from when it was known; equal means nothing changed. */
  readonly content: string;
  readonly knownOn: Instant;
  readonly publishedAt: Instant;
  readonly sequence: number;
}

/**
 * One version of something that a person entered or decided and that is not a definition: a source,
 * a role, a document. Its kind is a word of the code that owns it, and so is the shape of its body.
 */
export interface RecordVersion {
  readonly kind: string;
  readonly slug: string;
  /** Canonical JSON, or null when the record was removed. */
  readonly body: string | null;
  /** SHA-256 of the body (of the empty text when removed). */
  readonly hash: string;
  /** From 1, per city, kind and slug. */
  readonly version: number;
  readonly at: Instant;
  readonly actor: string;
}

/** Rows of one stored table, as one store gives them to another. */
export interface StoredRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A plan or decision that was refused because the state moved on since it was read. */
export class Stale extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Stale';
  }
}

/** The one place where a city's state lies, whatever keeps it. */
export interface StateHome {
  /** Whether other servers may work on the same state. */
  readonly shared: boolean;
  open(): Promise<StateStore>;
  /** Opens a store in a file of its own, as backups hold it. */
  openFile(path: string): Promise<StateStore>;
  /** As `StateEngine.replace`: the store of a file takes this one's place. */
  replace(file: string, stamp: number): Promise<string | null>;
}

/**
 * The system of record. Every write is one transaction with its audit entry, durable when the
 * promise resolves; a write that changes nothing makes no entry. Throws `Fault` when the disk or
 * the database fails.
 */
export interface StateStore {
  /** Slugs of all cities that have a definition of the city itself in force, in order. */
  cities(): Promise<string[]>;
  /**
   * The versions in force of a city's definitions (removed ones left out), by kind as listed in
   * `definitionKinds`, then slug.
   */
  definitions(city: string): Promise<DefinitionVersion[]>;
  /** Every version ever of a city's definitions, removals included, oldest first. */
  definitionHistory(city: string): Promise<DefinitionVersion[]>;
  /** The version of a definition with this hash; undefined when there never was one. */
  definitionByHash(city: string, hash: string): Promise<DefinitionVersion | undefined>;
  /**
   * Appends a version for every change in one transaction. `body` is canonical JSON; null removes.
   * Throws `Stale` when `expected` (the `definitionsRevision` known to the planner) moved on.
   */
  applyDefinitions(
    city: string,
    changes: readonly {
      readonly kind: DefinitionKind;
      readonly slug: string;
      readonly body: string | null;
    }[],
    expected: number,
    act: Act,
  ): Promise<void>;
  /** A number that grows with every applied definition of the city; 0 when there is none. */
  definitionsRevision(city: string): Promise<number>;

  /** All accepted deliveries in the order of their sequence; of one city when named. */
  deliveries(city?: string): Promise<Delivery[]>;
  delivery(id: string): Promise<Delivery | undefined>;
  /**
   * Accepts a delivery: from here on it is part of the truth. The same id again changes nothing
   * and gives back the delivery that was accepted first.
   */
  acceptDelivery(delivery: Omit<Delivery, 'sequence'>, act: Act): Promise<Delivery>;

  /** Every board ever published, oldest first. */
  published(city: string): Promise<PublishedBoard[]>;
  /** Records published boards in one transaction, with one audit entry a city. */
  recordPublished(
    boards: readonly Omit<PublishedBoard, 'sequence'>[],
    act: Act,
  ): Promise<PublishedBoard[]>;

  /** The versions in force of a city's records of a kind (removed ones left out), by slug. */
  records(city: string, kind: string): Promise<RecordVersion[]>;
  /** The version in force; undefined when there is none or it was removed. */
  record(city: string, kind: string, slug: string): Promise<RecordVersion | undefined>;
  /** Every version ever, removals included, oldest first; of all slugs when `slug` is null. */
  recordHistory(city: string, kind: string, slug: string | null): Promise<RecordVersion[]>;
  /**
   * Appends a version of every record that changes, in one transaction with one audit entry under
   * `action` (for example `source.saved`). What belongs to no city goes under the empty text.
   * Throws `Stale` when a record is not at the version that its change is based on.
   */
  putRecords(
    city: string,
    action: string,
    changes: readonly RecordChange[],
    act: Act,
  ): Promise<void>;

  /** Leases, runs, sealed secrets and mails: what changes in place while data are collected. */
  readonly collecting: CollectingStore;
  /** Passwords, sessions, one-time codes and attempts to sign in. */
  readonly access: AccessStore;

  /** The log from a sequence number (default 1) on, in order. */
  audit(from?: number): AsyncIterable<AuditEntry>;
  /**
   * Recomputes the whole chain, and compares every definition, delivery and published board with
   * what the log says of it: finds a row that was altered, removed or inserted behind our back.
   * `brokenAt` is the sequence of the first entry that is not right, or one past the last entry.
   *
   * `since-last` goes on from the entry up to which this store found it sound before, and counts
   * all rows: it misses what was altered since in rows that were compared already. Where nothing
   * was found sound before, or that entry is another one now, it recomputes the whole.
   */
  verifyAudit(extent?: 'whole' | 'since-last'): Promise<AuditVerdict>;
  /** Version of the stored tables, and the version this program knows. */
  schemaVersion(): Promise<{ readonly stored: number; readonly known: number }>;
  /**
   * Writes a consistent copy of the whole store to a new file while others read and write.
   * Durable when the promise resolves; throws `Fault` when the file is there already.
   */
  backupTo(path: string): Promise<void>;
  /**
   * Writes all that is stored, of one moment, into an empty store of whatever engine; but for
   * sessions, codes and attempts to sign in.
   */
  copyInto(empty: StateStore): Promise<void>;
  /** Takes another store's rows in one transaction. Throws `Fault` when this one is not empty. */
  fill(rows: AsyncIterable<StoredRows>): Promise<void>;
  close(): Promise<void>;
}
