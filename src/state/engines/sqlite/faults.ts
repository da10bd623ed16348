import { Fault } from '../../../model/index.ts';

/** SQLite's result codes by which the world failed, with what to do about each. */
const remedies = new Map([
  [5, 'another program holds the database: end it and try again'],
  [8, 'let this program write to the data folder'],
  [10, 'have the disk checked, and restore a backup if the data do not open'],
  [11, 'the database is damaged: restore a backup'],
  [13, 'free some space on the disk and try again'],
  [14, 'check that the data folder is there and that this program may write to it'],
  [26, 'the file is no database: restore a backup'],
]);

/** Runs a call to SQLite; a failing disk or file becomes a `Fault`, another error stays. */
export function orFault<Answer>(call: () => Answer): Answer {
  try {
    return call();
  } catch (error) {
    throw asFault(error);
  }
}

export function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  // The low byte is the kind of error, the rest its detail.
  const remedy = remedies.get(Number(error.errcode) & 0xff);
  if (remedy === undefined) return error;
  return new Fault(`the state store failed: ${error.message}`, remedy, { cause: error });
}
