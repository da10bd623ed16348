import { randomUUID } from 'node:crypto';
import { HeldFacts } from '../../faults.ts';
import type { BinaryColumn, BinaryValue } from './binary.ts';
import { applyEntry, type Catalogue, emptyCatalogue, type JournalEntry } from './catalogue.ts';
import type { Cluster } from './servers.ts';

/** The journal on the home server: what counts, entry by entry. */
export interface Journal {
  readonly catalogue: Catalogue;
  /** Writes an entry: from then on it is so. */
  append(entry: JournalEntry): Promise<void>;
  /** Throws `HeldFacts` when another process has taken the facts since. */
  assertOwned(): Promise<void>;
  /** A number for rows that are about to be written. */
  beginBatch(): Promise<number>;
}

/** Numbers are set aside many at a time: they are not scarce, and an entry takes time. */
const batchesAtOnce = 99;

const columns: readonly BinaryColumn[] = [
  { kind: 'int64', nullable: false },
  { kind: 'text', nullable: false },
  { kind: 'text', nullable: false },
];

/** Makes the journal where it is absent, reads it, and takes the facts for this process. */
export async function openJournal({ home, database }: Cluster): Promise<Journal> {
  const table = `${database}.journal`;
  await home.command(
    `CREATE TABLE IF NOT EXISTS ${table} (number Int64, kind String, entry String)
     ENGINE = MergeTree ORDER BY number`,
  );
  const catalogue = emptyCatalogue();
  let number = 0;
  const rows = await home.rows(`SELECT number, kind, entry FROM ${table} ORDER BY number`, columns);
  for (const [at, , entry] of rows) {
    applyEntry(catalogue, JSON.parse(entry as string) as JournalEntry);
    number = at as number;
  }
  const append = async (entry: JournalEntry) => {
    number += 1;
    await home.insert(table, ['number', 'kind', 'entry'], columns, one(number, entry));
    applyEntry(catalogue, entry);
  };
  const owner = randomUUID();
  await append({ kind: 'opened', owner });
  const assertOwned = async () => {
    const [last] = await home.rows(
      `SELECT number, kind, entry FROM ${table} WHERE kind = 'opened' ORDER BY number DESC LIMIT 1`,
      columns,
    );
    if ((JSON.parse(last?.[2] as string) as { owner: string }).owner === owner) return;
    throw new HeldFacts(
      `another Civicstat has opened the database ${database} of the facts store since`,
      'Give each installation a database of its own in FACTS_URL',
    );
  };
  let batch = catalogue.batch;
  const beginBatch = async () => {
    batch += 1;
    if (batch > catalogue.batch) await append({ kind: 'begun', batch: batch + batchesAtOnce });
    return batch;
  };
  return { catalogue, append, assertOwned, beginBatch };
}

async function* one(
  number: number,
  entry: JournalEntry,
): AsyncGenerator<readonly (readonly BinaryValue[])[]> {
  yield [[number, entry.kind, JSON.stringify(entry)]];
}
