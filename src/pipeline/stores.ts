import type { Platform } from './platform.ts';

/**
 * The stores of a running server, as the desk works with them. Each piece of work waits until it
 * may run beside what is under way; it throws `Fault` when the stores cannot be opened.
 */
export interface Stores {
  /** What only asks, or changes the state in single transactions. */
  freely<T>(work: (platform: Platform) => Promise<T>): Promise<T>;
  /** What changes several stores, or must not see a change half done. */
  inTurn<T>(work: (platform: Platform) => Promise<T>): Promise<T>;
}
