import type { FactsStore } from '../contract.ts';
import type { EventsReader } from '../reader.ts';

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

/** Where an engine that keeps its facts on servers finds them. */
export interface FactsServers {
  /** Addresses of the servers, separated by commas; they may hold passwords. */
  readonly addresses: string;
  /** Opens what reads files of events on this machine; the store closes it. */
  reader(): Promise<EventsReader>;
}

/** A member of the list in `index.ts`. */
export interface FactsEngine<Place> {
  readonly name: string;
  /**
   * Throws `UserError` when the place is wrongly named, `HeldFacts` when another process has it,
   * `DamagedFacts` when it cannot be read, `Fault` when a disk or a server fails.
   */
  open(place: Place): Promise<FactsStore>;
}
