import type { CityDefinition } from './definition.ts';
import type { Composite, MetricScores, Score } from './score.ts';
import type { Day, Period, Span } from './time.ts';

/**
 * What a board says, frozen at publish time: one document a date. Names, texts and settings stand
 * in the definitions document that many boards share.
 */
export interface BoardDocument {
  readonly format: 'civicstat-board-1';
  readonly city: string;
  readonly date: Day;
  /** The instant up to which data were taken in, in the city's zone, with offset. */
  readonly knownOn: string;
  /** Sequence of the newest delivery taken in; 0: none. With `knownOn` it fixes the inputs. */
  readonly through: number;
  /** Archive hash of the definitions document. */
  readonly definitions: string;
  readonly spans: Readonly<Record<Period, Span>>;
  readonly composite: Composite;
  readonly topics: Readonly<Record<string, Composite>>;
  readonly departments: Readonly<Record<string, Composite>>;
  /** In the order of the definitions; each number with the hash of its receipt. */
  readonly metrics: readonly (MetricScores & {
    readonly receipts: Readonly<Record<Period, string>>;
  })[];
}

/** The city's definitions as they stood when a board was published. */
export interface DefinitionsDocument {
  readonly format: 'civicstat-definitions-1';
  readonly city: CityDefinition;
}

/** One input of a receipt: how many rows of a delivery were used. */
export interface ReceiptInput {
  /** The delivery's id. */
  readonly delivery: string;
  /** SHA-256 of the delivered bytes. */
  readonly content: string;
  readonly rows: number;
}

/**
 * The proof of one number: everything that is needed to compute it again. Its address is the
 * SHA-256 of its canonical JSON.
 */
export interface Receipt {
  readonly format: 'civicstat-receipt-1';
  readonly city: string;
  readonly metric: string;
  readonly period: Period;
  /** The board's date, where the score is missing and the reason may depend on it; else null. */
  readonly date: Day | null;
  /** What was known: rows known on this instant, of deliveries up to this sequence. */
  readonly knownOn: string;
  readonly through: number;
  /** Hashes of the metric's and the city's definition versions. */
  readonly definitions: { readonly metric: string; readonly city: string };
  readonly rule: string;
  /** Observations used, by delivery; for a baseline from history its observations too. */
  readonly observations: readonly ReceiptInput[];
  /** The target row used, where it came by file. */
  readonly targets: readonly ReceiptInput[];
  readonly result: Score;
}

/** One published board in a city's public index. */
export interface BoardEntry {
  readonly date: Day;
  readonly board: string;
  readonly knownOn: string;
  readonly publishedAt: string;
}

/** The public index of a city's boards, in the order in which they were published. */
export interface CityIndex {
  readonly city: string;
  readonly name: string;
  readonly boards: readonly BoardEntry[];
}
