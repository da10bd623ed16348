import type { FactsStore } from './contract.ts';

/** Opens the facts that lie in a folder; an empty folder holds no facts. */
export type OpenFacts = (folder: string) => Promise<FactsStore>;

/** The store under test, new and empty for every test. */
export interface Trial {
  store(): FactsStore;
  /** How many random histories are tried, as a share of the usual number. */
  readonly share: number;
  /** Closes the store and opens it again. */
  reopen(): Promise<FactsStore>;
}
