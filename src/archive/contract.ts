import { Fault } from '../model/index.ts';

/** The SHA-256 of an object's bytes as 64 lower-case hexadecimal digits. */
export type Hash = string;

/** The archive has no object of this name; also the answer to a text that is no hash at all. */
export class MissingObject extends Fault {
  constructor(hash: string) {
    super(
      `the archive has no object ${JSON.stringify(hash.slice(0, 80))}`,
      'restore the archive from a backup',
    );
    this.name = 'MissingObject';
  }
}

/**
 * Content-addressed, append-only storage for deliveries and snapshots.
 * An object that `put` acknowledged survives kill -9 and a power cut, and never changes.
 * Writing throws `Fault` when the disk fails; then nothing is acknowledged.
 */
export interface Archive {
  /** Stores bytes; storing the same bytes again is no work. Resolves after fsync. */
  put(bytes: Uint8Array): Promise<Hash>;
  /** Stores many small objects with one wait for the disk. Hashes in the order given. */
  putAll(objects: readonly Uint8Array[]): Promise<Hash[]>;
  /** Streams a file in, in constant memory; `onProgress` gets the bytes read so far. */
  putFile(
    path: string,
    onProgress?: (bytes: number) => void,
  ): Promise<{ readonly hash: Hash; readonly bytes: number }>;
  /** The object's bytes. Throws `MissingObject` when absent and `Fault` when damaged. */
  get(hash: Hash): Promise<Uint8Array>;
  /** True when the object can be seen; only `put` promises that it will stay. */
  has(hash: Hash): Promise<boolean>;
  /**
   * The object's own file, for readers that stream; the file must not be written to. The file is
   * not looked for. Throws `MissingObject` for a text that is no hash.
   */
  path(hash: Hash): string;
  /** All hashes that begin so, in order. */
  list(prefix?: string): AsyncIterable<Hash>;
  /** Reads an object again and compares its bytes with its name. */
  verify(hash: Hash): Promise<'sound' | 'missing' | 'damaged'>;
}
