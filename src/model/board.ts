import type { CityDefinition, CompositeMethod } from './definition.ts';
import type { Reason } from './reason.ts';
import type { Composite, CompositeScore, MetricScores, Score } from './score.ts';
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
  /** Hashes of the composites' receipts; boards of version 0.1.0 have none. */
  readonly receipts?: {
    readonly composite: Readonly<Record<Period, string>>;
    readonly topics: Readonly<Record<string, Readonly<Record<Period, string>>>>;
    readonly departments: Readonly<Record<string, Readonly<Record<Period, string>>>>;
  };
  /** The history up to this board, one document a month of board dates, oldest first. */
  readonly series: readonly Chapter[];
  /** What changed about the numbers, one document a month, oldest first. */
  readonly ledger: readonly Chapter[];
  /** Archive hash of the breakdowns; left out where there are none. */
  readonly breakdowns?: string;
  /** In the order of the definitions; each number with the hash of its receipt. */
  readonly metrics: readonly (MetricScores & {
    /** Left out where nothing is held and nothing is said. */
    readonly delay?: Delay;
    readonly receipts: Readonly<Record<Period, string>>;
  })[];
}

/** Why the newest numbers of a metric do not come. */
export interface Delay {
  /** True while a load that it waits for is being checked by a person. */
  readonly held: boolean;
  /** What the city says of it; null: nothing. */
  readonly note: string | null;
}

/** A month of a long story, shared by all boards that tell it the same way. */
export interface Chapter {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Archive hash of the document. */
  readonly document: string;
}

/**
 * One period's numbers on the board dates of a month, as columns as long as `dates`. A value that
 * is `numerator` ÷ `denominator` is left out (null) to keep documents small.
 */
export interface SeriesColumns {
  readonly score: readonly (number | null)[];
  readonly value: readonly (number | null)[];
  readonly numerator: readonly (number | null)[];
  readonly denominator: readonly (number | null)[];
  readonly target: readonly (number | null)[];
  /** Null where there is a score. */
  readonly reason: readonly (Reason | null)[];
  /** Positions where a cap or floor applied, with the score before it (null: a zero count). */
  readonly capped: readonly { readonly at: number; readonly rawScore: number | null }[];
}

/** The composite's history: how many metrics had a score beside each. */
export interface CompositeColumns {
  readonly score: readonly (number | null)[];
  readonly scored: readonly number[];
  readonly total: readonly number[];
}

/** The scores of all board dates of one month, as they were known when the board was published. */
export interface SeriesDocument {
  readonly format: 'civicstat-series-1';
  readonly city: string;
  readonly month: string;
  /** Board dates, ascending; each reports complete days up to the day before. */
  readonly dates: readonly Day[];
  readonly composite: Readonly<Record<Period, CompositeColumns>>;
  readonly metrics: Readonly<Record<string, Readonly<Record<Period, SeriesColumns>>>>;
}

export const ledgerKinds = [
  'restated',
  'target',
  'definition',
  'weight',
  'added',
  'retired',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** One change of a number that was known, or of what a number is made of. */
export interface LedgerEntry {
  /** From when it was known, in the city's zone with offset. */
  readonly at: string;
  readonly kind: LedgerKind;
  /** Null: the whole city. */
  readonly metric: string | null;
  /** The span of a restated value; null for other kinds. */
  readonly span: Span | null;
  /** The first day on which a changed target is in force; null for other kinds. */
  readonly from: Day | null;
  /** The one period that a changed target is for; null: all of them, and for other kinds. */
  readonly period: Period | null;
  /** The changed key of a definition; null for other kinds. */
  readonly field: string | null;
  /** In plain figures or words; null: nothing was there, or nothing is left. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The ledger's entries of one month of `at`, oldest first. */
export interface LedgerDocument {
  readonly format: 'civicstat-ledger-1';
  readonly city: string;
  readonly month: string;
  readonly entries: readonly LedgerEntry[];
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
  /** Hashes of the definition versions; `dataset` where the number is made of cases. */
  readonly definitions: {
    readonly metric: string;
    readonly city: string;
    readonly dataset?: string;
  };
  readonly rule: string;
  /** Observations used, by delivery; for a baseline from history its observations too. */
  readonly observations: readonly ReceiptInput[];
  /** The target row used, where it came by file. */
  readonly targets: readonly ReceiptInput[];
  readonly result: Score;
}

/** One metric's part in a composite. */
export interface CompositePart extends Pick<Score, 'score' | 'rawScore' | 'capped' | 'reason'> {
  readonly metric: string;
  /** Hash of the receipt of its number. */
  readonly receipt: string;
  /** Its own × its topic's. */
  readonly weight: number;
}

/** The proof of one composite: the numbers that it was made of, each with its own receipt. */
export interface CompositeReceipt {
  readonly format: 'civicstat-composite-receipt-1';
  readonly city: string;
  readonly of: { readonly kind: 'city' | 'topic' | 'department'; readonly slug: string };
  readonly period: Period;
  readonly span: Span;
  /** Hashes of the definition versions: the city's and, for their weights, its metrics' topics. */
  readonly definitions: {
    readonly city: string;
    readonly topics: Readonly<Record<string, string>>;
  };
  readonly method: CompositeMethod;
  /** In the order of the definitions; the ones without a score, too. */
  readonly parts: readonly CompositePart[];
  readonly result: CompositeScore;
}

/** One published board in a city's public index. */
export interface BoardEntry {
  readonly date: Day;
  readonly board: string;
  readonly knownOn: string;
  readonly publishedAt: string;
  /** The city's own score on it; left out where its date was published once. */
  readonly scores?: Readonly<Record<Period, number | null>>;
}

/** The public index of a city's boards, in the order in which they were published. */
export interface CityIndex {
  readonly city: string;
  readonly name: string;
  readonly boards: readonly BoardEntry[];
  /** Hash of what the city shows of its way to certification; left out where it shows nothing. */
  readonly progress?: string;
}
