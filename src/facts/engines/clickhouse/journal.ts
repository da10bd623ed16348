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

const names = ['number', 'owner', 'kind', 'entry'];
const columns: readonly BinaryColumn[] = [
  { kind: 'int64', nullable: false },
  { kind: 'text', nullable: false },
  { kind: 'text', nullable: false },
  { kind: 'text', nullable: false },
];

/** Makes the journal where it is absent, reads it, and takes the facts for this process. */
export async function openJournal(cluster: Cluster): Promise<Journal> {
  const { home, database } = cluster;
  const table = `${database}.journal`;
  await home.command(
    `CREATE TABLE IF NOT EXISTS ${table} (number Int64, owner String, kind String, entry String)
     ENGINE = MergeTree ORDER BY number`,
  );
  const catalogue = emptyCatalogue();
  let number = await readJournal(cluster, catalogue);
  const owner = randomUUID();
  const append = async (entry: JournalEntry) => {
    number += 1;
    await home.insert(table, names, columns, one(number, owner, entry));
    applyEntry(catalogue, entry);
  };
  await append({ kind: 'opened', owner });
  const assertOwned = async () => {
    const [last] = await home.rows(
      `SELECT ${names.join(', ')} FROM ${table} WHERE kind = 'opened' ORDER BY number DESC LIMIT 1`,
      columns,
    );
    if (last?.[1] === owner) return;
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

/**
 * Brings the catalogue up to all entries; the number of the last one. What a process that was killed
 * still had under way when the next one opened the facts arrived too late: it does not count.
 */
async function readJournal({ home, database }: Cluster, catalogue: Catalogue): Promise<number> {
  const rows = await home.rows(
    `SELECT ${names.join(', ')} FROM ${database}.journal ORDER BY number, kind != 'opened'`,
    columns,
  );
  for (const [, owner, kind, entry] of rows) {
    if (kind !== 'opened' && owner !== catalogue.owner) continue;
    applyEntry(catalogue, JSON.parse(entry as string) as JournalEntry);
  }
  return (rows.at(-1)?.[0] as number | undefined) ?? 0;
}

async function* one(
  number: number,
  owner: string,
  entry: JournalEntry,
): AsyncGenerator<readonly (readonly BinaryValue[])[]> {
  yield [[number, owner, entry.kind, JSON.stringify(entry)]];
}
