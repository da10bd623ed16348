import { DatabaseSync } from 'node:sqlite';
import { orFault } from './faults.ts';

/** How long a statement waits for another process's lock. */
const patienceMilliseconds = 5_000;

/**
 * The one connection that writes. A commit returns after its bytes are on the disk:
 * write-ahead log with `synchronous=FULL`.
 */
export function connectWriter(path: string): DatabaseSync {
  return orFault(() => {
    const database = new DatabaseSync(path, {
      timeout: patienceMilliseconds,
      enableForeignKeyConstraints: true,
    });
    try {
      database.exec('pragma journal_mode = wal');
      database.exec('pragma synchronous = full');
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  });
}

/** A connection that only reads, and sees what was committed when its transaction began. */
export function connectReader(path: string): DatabaseSync {
  return orFault(() => new DatabaseSync(path, { readOnly: true, timeout: patienceMilliseconds }));
}
