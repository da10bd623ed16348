import type { FactsStore } from '../contract.ts';

/** Where an engine that keeps its facts in one file finds them, and what it may use of the machine. */
export interface FactsFile {
  /** The file; made when it is absent. The engine may keep files beside it named after it. */
  readonly path: string;
  /** What the engine may hold in memory at most. */
  readonly memoryLimitMegabytes?: number;
  /**
   * A folder for what does not fit in memory, used by nobody else: what a killed process left there
   * is removed. Beside the file when absent.
   */
  readonly temporaryFolder?: string;
}

/** A member of the list in `index.ts`. */
export interface FactsEngine {
  readonly name: string;
  /**
   * Throws `HeldFacts` when another process has the file, `DamagedFacts` when it cannot be read,
   * `Fault` when the disk fails.
   */
  open(file: FactsFile): Promise<FactsStore>;
}
