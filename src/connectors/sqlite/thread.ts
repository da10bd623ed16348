import { constants, DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, rowsAtOnce } from '../sql/contract.ts';
import { harmlessFunctions } from '../sql/functions.ts';
import { functions } from './functions.ts';
import type { Answer, Errand } from './protocol.ts';

const { file, query, parameters } = workerData as Errand;

/** Operators that SQLite keeps as functions. */
const operators = ['like', 'glob', 'likelihood', 'unlikely', 'likely', '->', '->>'];
const allowed = new Set([...harmlessFunctions, ...functions, ...operators]);

const { SQLITE_OK, SQLITE_DENY, SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE } =
  constants;

function judge(action: number, _first: string | null, second: string | null): number {
  if (action === SQLITE_FUNCTION) {
    return allowed.has((second ?? '').toLowerCase()) ? SQLITE_OK : SQLITE_DENY;
  }
  return [SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE].includes(action) ? SQLITE_OK : SQLITE_DENY;
}

function* batches(): Generator<Batch> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  database.setAuthorizer(judge);
  const statement = database.prepare(query);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const columns = statement.columns().map(({ name }) => name);
  let rows: (string | null)[][] = [];
  for (const row of statement.iterate(...parameters.map(boundAs))) {
    const values = row as unknown as SQLOutputValue[];
    rows.push(values.map((value, place) => cellOf(value, columns[place]!)));
    if (rows.length < rowsAtOnce) continue;
    yield { columns, rows };
    rows = [];
  }
  if (rows.length > 0) yield { columns, rows };
}

/** A number must be bound as one: SQLite takes every text for greater than every number. */
function boundAs(value: string): string | number | bigint {
  if (/^-?\d{1,18}$/.test(value)) return BigInt(value);
  return /^-?\d+\.\d+$/.test(value) ? Number(value) : value;
}

function cellOf(value: SQLOutputValue, name: string): string | null {
  if (value instanceof Uint8Array) throw new Error(`the column ${name} holds bytes, not text`);
  return value === null ? null : String(value);
}

const reading = batches();
parentPort!.on('message', () => {
  let answer: Answer;
  try {
    const { done, value } = reading.next();
    answer = { batch: done === true ? null : value };
  } catch (error) {
    answer = { refused: error instanceof Error ? error.message : String(error) };
  }
  parentPort!.postMessage(answer);
});
