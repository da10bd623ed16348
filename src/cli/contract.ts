import type { Command as Program } from 'commander';
import type { DataFolder } from '../pipeline/backup.ts';
import type { Platform, Report } from '../pipeline/platform.ts';

/** Where a command writes. */
export interface Terminal {
  /** Standard output: the answer, and nothing else. */
  out(text: string): void;
  /** Standard error: progress, notes, errors. */
  err(text: string): void;
  readonly report: Report;
}

/** An opened data folder. */
export interface Session {
  readonly platform: Platform;
  readonly folder: DataFolder;
  /** Closes the stores, lets `work` change their files, opens them again on what it left. */
  whileClosed(work: () => Promise<void>): Promise<void>;
}

/** What every command may know of the world around it; passed in once, from `app.ts`. */
export interface Surroundings {
  readonly cwd: string;
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
  /** True when it changes something: such commands run one after the other. */
  readonly changes: boolean;
  /** Resolves with the exit code: 0 done, 1 a fault or a number that differs. */
  readonly run: (session: Session, options: Options, terminal: Terminal) => Promise<number>;
}

/** A command that needs no opened data folder. */
export interface FreeCommand extends Declared {
  readonly kind: 'free';
  readonly run: (options: Options, surroundings: Surroundings) => Promise<number>;
}

export type Command = FolderCommand | FreeCommand;
