import type { Delivery, DeliveryKind } from '../model/index.ts';
import type {
  AuditEntry,
  DefinitionKind,
  DefinitionVersion,
  PublishedBoard,
  RecordVersion,
} from './contract.ts';
import type { Run, RunCause, RunOutcome } from './contract-collecting.ts';

/**
 * The stored tables. `audit` in a row is the sequence of the log entry that recorded it.
 * Instants are whole microseconds, and all integers stay within what a double holds exactly.
 */
export interface Tables {
  readonly schema_version: { readonly version: number; readonly name: string };
  /** One row: how long the log is and its last hash, so that its end cannot go missing. */
  readonly audit_head: { readonly entries: number; readonly hash: string };
  readonly audit: AuditEntry;
  readonly definitions: DefinitionRow;
  readonly deliveries: DeliveryRow;
  readonly published: PublishedRow;
  readonly records: RecordRow;
  readonly leases: {
    readonly name: string;
    readonly token: number;
    readonly holder: string;
    readonly until: number;
  };
  readonly runs: RunRow;
  readonly source_states: {
    readonly city: string;
    readonly source: string;
    readonly cursor: string;
    readonly columns: string;
    readonly run: number;
  };
  readonly secrets: {
    readonly city: string;
    readonly source: string;
    readonly setting: string;
    readonly sealed: string;
    readonly at: number;
    readonly actor: string;
  };
  readonly mails: {
    readonly key: string;
    readonly city: string;
    readonly recipient: string;
    readonly subject: string;
    readonly body: string;
    readonly created: number;
    readonly due: number;
    readonly attempts: number;
    readonly sent: number | null;
    readonly fault: string | null;
  };
  readonly passwords: {
    readonly person: string;
    readonly hash: string;
    readonly changed: number;
  };
  readonly sessions: SessionRow;
  readonly codes: {
    readonly code: string;
    readonly person: string | null;
    readonly expires: number;
  };
  readonly attempts: { readonly subject: string; readonly at: number };
}

export interface SessionRow {
  readonly token: string;
  readonly person: string;
  readonly form_token: string;
  readonly started: number;
  readonly used: number;
}

export interface DefinitionRow {
  /** Grows with every row of all cities, from 1. */
  readonly revision: number;
  readonly audit: number;
  readonly city: string;
  readonly kind: DefinitionKind;
  readonly slug: string;
  readonly version: number;
  readonly body: string | null;
  readonly hash: string;
  readonly at: number;
}

export interface DeliveryRow {
  readonly sequence: number;
  readonly audit: number;
  readonly id: string;
  readonly city: string;
  readonly kind: DeliveryKind;
  readonly content: string;
  readonly bytes: number;
  readonly name: string;
  readonly mapping: string;
  readonly arrived: number;
  readonly actor: string;
  readonly rows: number;
}

export interface PublishedRow {
  readonly sequence: number;
  readonly audit: number;
  readonly city: string;
  readonly date: string;
  readonly board: string;
  readonly content: string;
  readonly known_on: number;
  readonly published_at: number;
}

/** As a definition's row, with who wrote it. */
export interface RecordRow {
  readonly revision: number;
  readonly audit: number;
  readonly city: string;
  readonly kind: string;
  readonly slug: string;
  readonly version: number;
  readonly body: string | null;
  readonly hash: string;
  readonly at: number;
  readonly actor: string;
}

export interface RunRow {
  readonly id: number;
  readonly city: string;
  readonly source: string;
  readonly cause: RunCause;
  readonly actor: string;
  readonly scheduled: number | null;
  readonly attempt: number;
  readonly started: number;
  readonly ended: number | null;
  readonly outcome: RunOutcome;
  readonly rows: number;
  readonly bytes: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly rejected: number;
  /** JSON lists. */
  readonly loads: string;
  readonly notes: string;
}

export function toDefinition(row: DefinitionRow): DefinitionVersion {
  const { kind, slug, body, hash, version, at } = row;
  return { kind, slug, body, hash, version, at };
}

export function toRecord(row: RecordRow): RecordVersion {
  const { kind, slug, body, hash, version, at, actor } = row;
  return { kind, slug, body, hash, version, at, actor };
}

export function toDelivery({ audit: _, ...delivery }: DeliveryRow): Delivery {
  return delivery;
}

export function toPublished(row: PublishedRow): PublishedBoard {
  const { sequence, city, date, board, content } = row;
  return {
    sequence,
    city,
    date,
    board,
    content,
    knownOn: row.known_on,
    publishedAt: row.published_at,
  };
}

export function toRun(row: RunRow): Run {
  return { ...row, loads: JSON.parse(row.loads), notes: JSON.parse(row.notes) };
}
