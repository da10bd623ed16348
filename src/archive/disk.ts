import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

/**
 * The few things that the archive asks of a disk, so that a test can cut the power between any
 * two of them. A write is durable after the file's `sync`; a name (created, renamed, removed) is
 * durable after `syncFolder` of the folder that holds it.
 */
export interface Disk {
  /** Makes one folder in an existing folder; one that is there already is fine. */
  makeFolder(path: string): Promise<void>;
  /** Names in a folder, in no order; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Undefined when there is no such file. `stamp` differs when the file was replaced. */
  look(path: string): Promise<{ readonly bytes: number; readonly stamp: string } | undefined>;
  /** Undefined when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** A file's bytes in order; a piece is valid until the next one is asked for. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** Creates an empty file; one that is there already is an error, and stays as it is. */
  create(path: string): Promise<DiskFile>;
  /** Replaces what stands at `to` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; a missing one is fine. */
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
}

export interface DiskFile {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

const pieceBytes = 1 << 20;

/** The machine's own disk. */
export const nodeDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path).catch((error: unknown) => unless('EEXIST', error));
  },
  async list(folder) {
    return (await readdir(folder).catch((error: unknown) => unless('ENOENT', error))) ?? [];
  },
  async look(path) {
    const found = await stat(path, { bigint: true }).catch((error: unknown) =>
      unless('ENOENT', error),
    );
    if (found === undefined) return undefined;
    return { bytes: Number(found.size), stamp: `${found.ino}-${found.mtimeNs}-${found.size}` };
  },
  async read(path) {
    return readFile(path).catch((error: unknown) => unless('ENOENT', error));
  },
  async *stream(path) {
    const file = await open(path, constants.O_RDONLY);
    try {
      const piece = Buffer.allocUnsafe(pieceBytes);
      for (;;) {
        const { bytesRead } = await file.read(piece, 0, pieceBytes);
        if (bytesRead === 0) return;
        yield piece.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  },
  async create(path) {
    const file = await open(path, 'wx');
    return {
      async write(bytes) {
        await file.writeFile(bytes);
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename,
  async remove(path) {
    await rm(path, { force: true });
  },
  async syncFolder(path) {
    // Windows cannot flush a folder; its file system journals names by itself.
    if (process.platform === 'win32') return;
    const folder = await open(path, constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

function unless(code: string, error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === code) return undefined;
  throw error;
}
