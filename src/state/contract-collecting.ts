import type { Delivery, Instant } from '../model/index.ts';
import type { Act, RecordChange } from './act.ts';

/**
 * The right to do a piece of work that only one process may do at a time. Each holder gets a greater
 * token than the one before; a commit under an older token is refused.
 */
export interface Lease {
  readonly name: string;
  readonly token: number;
}

/** The lease went to another worker, so that nothing was committed. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`the lease of ${name} went to another worker`);
    this.name = 'LeaseLost';
  }
}

/**
 * `taken`: something new came in. `nothing-new`: all was known. `held`: it waits for a person.
 * `still-held`: the same came again and waits as before.
 * `refused`: the city must mend something. `failed`: the world failed. `cut-off`: its process died.
 */
export const runOutcomes = [
  'running',
  'taken',
  'nothing-new',
  'held',
  'still-held',
  'refused',
  'failed',
  'cut-off',
] as const;
export type RunOutcome = (typeof runOutcomes)[number];

export const runCauses = ['schedule', 'person', 'review', 'load'] as const;
/** Why a run was made; `review`: a held load was accepted; `load`: another run took something in. */
export type RunCause = (typeof runCauses)[number];

/** One pull of one source. */
export interface Run {
  /** From 1, over all cities. */
  readonly id: number;
  readonly city: string;
  readonly source: string;
  readonly cause: RunCause;
  readonly actor: string;
  /** The scheduled instant that it serves; null when a person asked for it. */
  readonly scheduled: Instant | null;
  /** From 1; above it is a retry. */
  readonly attempt: number;
  readonly started: Instant;
  /** Null while it runs. */
  readonly ended: Instant | null;
  readonly outcome: RunOutcome;
  /** Rows read from the source, and of them those that changed what is known. */
  readonly rows: number;
  readonly bytes: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly rejected: number;
  /** What was taken in or held, with the SHA-256 of its bytes. */
  readonly loads: readonly RunLoad[];
  /** Sentences for people: what went wrong, what was noticed. */
  readonly notes: readonly string[];
}

export interface RunLoad {
  readonly name: string;
  readonly content: string;
  readonly rows: number;
  /** The delivery's id; null for a held load or one that said nothing new. */
  readonly delivery: string | null;
}

export type RunStart = Pick<
  Run,
  'city' | 'source' | 'cause' | 'actor' | 'scheduled' | 'attempt' | 'started'
>;
export type RunEnd = Pick<
  Run,
  'outcome' | 'rows' | 'bytes' | 'added' | 'changed' | 'gone' | 'rejected' | 'loads' | 'notes'
>;

/** How far a source was taken in. */
export interface SourceState {
  /** JSON of the connector's cursor after the last load that was taken in. */
  readonly cursor: string;
  /** JSON of the columns of that load, for the guard against changed columns. */
  readonly columns: string;
  /** The run that wrote it. */
  readonly run: number;
}

/** A load as it is committed: everything in one transaction, under the run's lease. */
export interface LoadCommit {
  readonly run: number;
  /** Null: it said nothing new, or it is held. */
  readonly delivery: Omit<Delivery, 'sequence'> | null;
  /** Null: the source goes on where it was. */
  readonly state: Pick<SourceState, 'cursor' | 'columns'> | null;
  readonly records: readonly RecordChange[];
  /** Of the audit entry of the records, for example `load.held`. */
  readonly action: string;
}

/** A mail to be sent. */
export interface Mail {
  /** What it is about; the same key again is no second mail. */
  readonly key: string;
  /** The empty text when it belongs to no city. */
  readonly city: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly created: Instant;
  /** Not before. */
  readonly due: Instant;
}
export interface StoredMail extends Mail {
  /** How often sending it failed. */
  readonly attempts: number;
  readonly sent: Instant | null;
  /** Why it could not be sent the last time. */
  readonly fault: string | null;
}

export interface SealedSecret {
  readonly source: string;
  readonly setting: string;
  readonly sealed: string;
  readonly at: Instant;
  readonly actor: string;
}

/** What collecting data keeps while it works; unlike records it changes in place. */
export interface CollectingStore {
  /** Null while another holder has it and its time is not over. */
  takeLease(name: string, holder: string, now: Instant, until: Instant): Promise<Lease | null>;
  /** False when the lease went to another. */
  keepLease(lease: Lease, until: Instant): Promise<boolean>;
  dropLease(lease: Lease): Promise<void>;
  /** Drops every lease: for whoever knows that all who held one are gone. */
  dropLeases(): Promise<void>;

  /** Begins a run under its lease and ends earlier ones of the source that were cut off. */
  beginRun(lease: Lease, start: RunStart): Promise<Run>;
  /** Accepts a load. Throws `LeaseLost`, and then nothing has changed. */
  commitLoad(lease: Lease, commit: LoadCommit, act: Act): Promise<Delivery | null>;
  /** Throws `LeaseLost`, and then the run stays as it is. */
  endRun(lease: Lease, run: number, end: RunEnd, ended: Instant): Promise<void>;
  /** The newest first; of all sources when null, with any outcome where none is given. */
  runs(
    city: string,
    source: string | null,
    limit: number,
    outcomes?: readonly RunOutcome[],
  ): Promise<Run[]>;
  run(id: number): Promise<Run | undefined>;
  sourceState(city: string, source: string): Promise<SourceState | undefined>;

  putSecret(city: string, secret: SealedSecret): Promise<void>;
  removeSecret(city: string, source: string, setting: string): Promise<boolean>;
  secrets(city: string): Promise<SealedSecret[]>;

  /** A key that is there already changes nothing. */
  putMail(mail: Mail): Promise<void>;
  /** Those not sent yet, the oldest first. */
  unsentMails(): Promise<StoredMail[]>;
  mailSent(key: string, at: Instant): Promise<void>;
  mailFailed(key: string, fault: string, due: Instant): Promise<void>;
}
