import type { StateStore } from '../contract.ts';

/** A database that the system of record can lie in. */
export interface StateEngine<Address> {
  readonly name: string;
  /**
   * Opens the store at an address of the engine's own kind, making its tables or bringing them up
   * to date. Throws `Fault` when it cannot be opened, is damaged, or is from a newer program.
   */
  open(address: Address): Promise<StateStore>;
}
