import type { Archive } from '../archive/contract.ts';
import type { Snapshots, SnapshotWriter } from '../archive/snapshots.ts';
import type { Difference, FactsStore } from '../facts/contract.ts';
import type { MetricFacts } from '../formats/contract.ts';
import type { Day, DeliveryKind, Finding, Instant, Plausible } from '../model/index.ts';
import type { Act, StateStore } from '../state/contract.ts';

/** What the reader must know of a metric to judge its rows. */
export interface NamedMetricFacts extends MetricFacts {
  readonly slug: string;
  /** Bounds of a usual day; left out: none. */
  readonly plausible?: Plausible;
  /** The values of days that are known, where there are such bounds. */
  readonly knownDays?: Readonly<Record<Day, number>>;
}

/** A file to be read into the stage of the facts worker. */
export interface CheckQuestion {
  readonly path: string;
  /** The file's name as the person gave it, for findings. */
  readonly name: string;
  readonly city: string;
  readonly kind: DeliveryKind;
  /** Canonical JSON of how to read it: the mapping and the city's time zone. */
  readonly reading: string;
  /** `known` of rows that do not say. */
  readonly arrived: Instant;
  /** Null: the delivery was accepted before; its metrics need not exist any more. */
  readonly metrics: readonly NamedMetricFacts[] | null;
}

/** What was found in a file; it stays on the stage until the next check. */
export interface Checked {
  /** SHA-256 of the bytes that were read. */
  readonly content: string;
  readonly rows: number;
  /** Empty when the file can be taken. */
  readonly findings: readonly Finding[];
  /** Values that may be right and are far from what is usual: sentences. */
  readonly doubts?: readonly string[];
  /** Slugs of the metrics that its rows are about. */
  readonly metrics: readonly string[];
  /** Things worth knowing that refuse nothing. */
  readonly notices: readonly string[];
  /** Null when there are findings. */
  readonly difference: Difference | null;
}

/** Called with the work done so far and, where it is known, the whole. */
export type Progress = (done: number, total: number | null) => void;

/** The process that owns the facts store and reads all files from outside. */
export interface FactsWorker
  extends Pick<
    FactsStore,
    | 'land'
    | 'landed'
    | 'forget'
    | 'observations'
    | 'targets'
    | 'restatements'
    | 'extent'
    | 'derive'
    | 'breakdown'
    | 'changed'
    | 'cases'
    | 'checksum'
    | 'clear'
    | 'close'
  > {
  /** Reads a file into the stage; `land` then lands what the last check staged. */
  check(question: CheckQuestion, progress: Progress): Promise<Checked>;
  /** Puts an empty index in place of a damaged one; the path under which that one is kept. */
  replace(): Promise<string>;
}

/** Everything the pipeline works with, opened on one data folder. */
export interface Platform {
  readonly state: StateStore;
  readonly facts: FactsWorker;
  readonly archive: Archive;
  readonly snapshots: Snapshots & SnapshotWriter;
  readonly clock: () => Instant;
  /** The file of the key that secrets are sealed with. */
  readonly keyFile: string;
  /** The address under which people reach the site, for links in mails; null: not said. */
  readonly site: string | null;
  /** Who acts, for the audit log. */
  readonly actor: string;
}

/** Where long work says how far it is; a part is named in plain words. */
export interface Report {
  /** A line for the person. */
  say(line: string): void;
  /** @param unit what is counted, where it is bytes */
  progress(part: string, unit?: 'bytes'): Progress;
}

/** For work that nobody watches. */
export const silentReport: Report = { say: () => undefined, progress: () => () => undefined };

export function act(platform: Platform): Act {
  return { at: platform.clock(), actor: platform.actor };
}
