import type {
  BoardDocument,
  BreakdownDocument,
  BreakdownsDocument,
  CityIndex,
  CompositeReceipt,
  DefinitionsDocument,
  LedgerDocument,
  ProgressDocument,
  Receipt,
  SeriesDocument,
} from '../model/index.ts';
import type { Hash } from './contract.ts';

/**
 * What public pages read: files only, no database. Missing things are undefined, never thrown;
 * so is an object of another kind than the one asked for, and a text that is no slug or hash.
 */
export interface Snapshots {
  /** All cities with at least one published board, by slug. */
  cities(): Promise<readonly { readonly slug: string; readonly name: string }[]>;
  index(city: string): Promise<CityIndex | undefined>;
  board(hash: Hash): Promise<BoardDocument | undefined>;
  definitions(hash: Hash): Promise<DefinitionsDocument | undefined>;
  series(hash: Hash): Promise<SeriesDocument | undefined>;
  breakdowns(hash: Hash): Promise<BreakdownsDocument | undefined>;
  breakdown(hash: Hash): Promise<BreakdownDocument | undefined>;
  ledger(hash: Hash): Promise<LedgerDocument | undefined>;
  progress(hash: Hash): Promise<ProgressDocument | undefined>;
  receipt(hash: Hash): Promise<Receipt | undefined>;
  compositeReceipt(hash: Hash): Promise<CompositeReceipt | undefined>;
}

/** Replaces a city's public index in one step: readers see the old one or the new one. */
export interface SnapshotWriter {
  /** Durable when the promise resolves. */
  writeIndex(index: CityIndex): Promise<void>;
}
