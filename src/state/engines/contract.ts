import type { StateStore } from '../contract.ts';

/** A database that the system of record can lie in. */
export interface StateEngine {
  readonly name: string;
  /**
   * Opens the store at an address of the engine's own kind (a file's path, a database's URL),
   * making its tables or bringing them up to date.
   * Throws `Fault` when it cannot be opened, is damaged, or was written by a newer program.
   */
  open(address: string): Promise<StateStore>;
}
