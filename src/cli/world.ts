import type { Instant } from '../model/index.ts';
import type { Outside } from '../pipeline/collect/contract.ts';
import type { DataFolder } from '../pipeline/data-folder.ts';
import type { Platform } from '../pipeline/platform.ts';
import type { StateHome } from '../state/contract.ts';
import type { Terminal } from './contract.ts';

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Control socket of a server; null for a command that will be done soon. */
  readonly socket: string | null;
  /** Where the public pages are served; null when they are not. */
  readonly address: string | null;
  readonly version: string;
}

export interface Lock {
  release(): Promise<void>;
  update(holder: Holder): Promise<void>;
}

/** A platform that can be closed. */
export interface OpenedPlatform extends Platform {
  close(): Promise<void>;
}

/** One data folder in the world. */
export interface Place {
  readonly folder: DataFolder;
  readonly terminal: Terminal;
  readonly milliseconds: () => number;
  readonly clock: () => Instant;
  /** Who acts, for the audit log. */
  readonly actor: string;
  /** True when there is a data folder already, in whatever condition. */
  exists(): boolean;
  /** Takes the folder's lock, or says who holds it; makes the folder when it is missing. */
  lock(socket: string | null): Promise<Lock | { readonly held: Holder }>;
  /** What this process says of itself when it holds the folder. */
  holder(socket: string | null, address: string | null): Holder;
  readonly outside: Outside;
  /** Opens the stores; the lock must be held. */
  open(): Promise<OpenedPlatform>;
  readonly state: StateHome;
  /** Serves the public pages until told to stop. */
  serve(address: { readonly port: number; readonly host: string }): Promise<number>;
}

/** Everything the command line needs of the world, put together in `app.ts`. */
export interface World {
  readonly cwd: string;
  readonly version: string;
  /** What a person types before a command's name. */
  readonly program: string;
  readonly terminal: Terminal;
  /** The place of a data folder; undefined: the one of the environment. */
  at(dataFolder: string | undefined): Place;
}
