import type { EventsFile, EventsReading, RejectedCell } from './events.ts';

/** A part of the rows that were read: one list of values for each column. */
export type ReadPart = readonly (readonly ReadValue[])[];
export type ReadValue = string | number | boolean | null;

/**
 * Reads files of events on this machine, for engines that keep them elsewhere: whichever engine
 * keeps the facts, one reader says what a file holds and what in it cannot be read.
 */
export interface EventsReader {
  /**
   * Reads a file with every value checked; what was read before is dropped. Throws `UnreadableFile`
   * when the file's form cannot be read.
   */
  read(file: EventsFile, progress: (share: number) => void): Promise<EventsReading>;
  /** Values that cannot be read, as `EventFacts.rejectedCells` gives them. */
  rejectedCells(from: number, limit: number): Promise<RejectedCell[]>;
  /**
   * The rows that were read, as columns: place from 1, key, known (microseconds since 1970),
   * deleted, then for each column of the dataset its value, and for instants once more the wall time
   * in the city. Days are days since 1970-01-01, times microseconds since then.
   */
  parts(): AsyncIterable<ReadPart>;
  /** Drops what was read. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
