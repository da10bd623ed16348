import type { Command as Program } from 'commander';
import type { Instant } from '../model/index.ts';
import type { Outside } from '../pipeline/collect/contract.ts';
import type { DataFolder } from '../pipeline/data-folder.ts';
import type { Platform, Report } from '../pipeline/platform.ts';
import type { StateHome } from '../state/contract.ts';

/** Where a command writes. */
export interface Terminal {
  /** Standard output: the answer, and nothing else. */
  out(text: string): void;
  /** Standard error: progress, notes, errors. */
  err(text: string): void;
  readonly report: Report;
}

/** A data folder that this process holds. */
export interface Session {
  readonly folder: DataFolder;
  readonly clock: () => Instant;
  /** Who acts, for the audit log. */
  readonly actor: string;
  /** Its stores, opened as far as the command needs them. */
  readonly platform: Platform;
  readonly state: StateHome;
  /**
   * Where a damaged index of facts is kept that was made again when the stores were opened; null
   * when none was since this was asked last.
   */
  tellMended(): string | null;
  /** What lies beside the stores: connectors, the network, the key of secrets. */
  readonly outside: Outside;
  /**
   * Does a piece of work on the sound stores when its turn has come; for commands that run in
   * parts. Throws `Fault` when the stores cannot be opened.
   */
  part<T>(report: Report, work: (platform: Platform) => Promise<T>): Promise<T>;
  /** Aborted when the process is to stop. */
  readonly stopping: AbortSignal;
  /** Closes the stores, lets `work` change their files, opens them again on what it left. */
  whileClosed(work: () => Promise<void>, report: Report): Promise<void>;
}

/** What every command may know of the world around it; passed in once, from `app.ts`. */
export interface Surroundings {
  readonly cwd: string;
  /** What a person types before a command's name. */
  readonly program: string;
  readonly folder: DataFolder;
  readonly terminal: Terminal;
  /** Runs a public server on the data folder until it is told to stop. */
  readonly serve: (address: { readonly port: number; readonly host: string }) => Promise<number>;
}

/** Options as plain JSON data, so that they can be handed to a running server. */
export type Options = Readonly<Record<string, unknown>>;

interface Declared {
  /** The first word after `civicstat`. */
  readonly name: string;
  /**
   * Declares arguments and options; the action calls `start` with plain data in which file names
   * are absolute.
   */
  readonly declare: (program: Program, cwd: string, start: (options: Options) => void) => void;
}

/** A command that works on an opened data folder, here or in the server that holds it. */
export interface FolderCommand extends Declared {
  readonly kind: 'folder';
  /**
   * Beside which others it may run: `freely` when it only reads, `in-turn` when it changes
   * something or must not see a change half done, `alone` when nobody else may even read, `in-parts`
   * when it waits long for others in between and takes its turn for each part by itself.
   */
  readonly runs: 'freely' | 'in-turn' | 'alone' | 'in-parts';
  /**
   * What must be in order before it: the stores with all that mirrors them, the stores as far as
   * they open, or nothing but the folder.
   */
  readonly needs: 'sound-stores' | 'stores' | 'folder';
  /** It may begin a data folder where there is none. */
  readonly beginsFolder?: true;
  /** Resolves with the exit code: 0 done, 1 a fault or a number that differs. */
  readonly run: (session: Session, options: Options, terminal: Terminal) => Promise<number>;
}

/** A command that needs no opened data folder. */
export interface FreeCommand extends Declared {
  readonly kind: 'free';
  readonly run: (options: Options, surroundings: Surroundings) => Promise<number>;
}

export type Command = FolderCommand | FreeCommand;
