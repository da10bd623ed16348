import type { StateStore } from '../contract.ts';

/** A database that the system of record can lie in. */
export interface StateEngine<Address> {
  readonly name: string;
  /**
   * Opens the store at an address of the engine's own kind, making its tables or bringing them up
   * to date. Throws `Fault` when it cannot be opened, is damaged, or is from a newer program.
   */
  open(address: Address): Promise<StateStore>;
  /**
   * Puts the store of a file, as backups hold it, in place of the one at the address, by one step
   * that a stop leaves undone or done. This process may not have either open. The file is used up.
   * Says where the old store is kept; null when there was none.
   */
  replace(address: Address, file: string, stamp: number): Promise<string | null>;
}
