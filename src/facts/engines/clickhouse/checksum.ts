import { createHash } from 'node:crypto';
import { type Catalogue, landedInOrder } from './catalogue.ts';
import { namesOfTable } from './events/tables.ts';
import type { Cluster } from './servers.ts';
import { column, shapes } from './shapes.ts';
import { among } from './sql.ts';
import { ownPart, whole } from './tables.ts';

const answer = [column('batch', 'uint32'), column('rows', 'int64'), column('hash', 'text')];

/**
 * A hash of every landed delivery and of the sum of its rows' hashes: it says the same in whatever
 * order they landed. What is derived is left out. The servers' hash may change with their version.
 */
export async function checksumOf(
  cluster: Cluster,
  catalogue: Catalogue,
): Promise<{ rows: number; checksum: string }> {
  const landed = landedInOrder(catalogue);
  const batches = among(
    'batch',
    landed.map(({ batch }) => batch),
  );
  const sums = new Map<number, string>();
  let rows = 0;
  const add = async (table: string, filter: string, columns: readonly string[]) => {
    const texts = columns.map((name) => `toString(${name})`).join(', ');
    const found = await cluster.home.rows(
      `SELECT batch, toInt64(count()), toString(sum(cityHash64(toString([${texts}]))))
       FROM ${table} WHERE ${filter} GROUP BY batch`,
      answer,
    );
    for (const [batch, count, sum] of found) {
      sums.set(batch as number, `${table} ${count} ${sum}`);
      rows += count as number;
    }
  };
  for (const { name, columns } of Object.values(shapes)) {
    const names = [...columns.map((one) => one.name), 'row'];
    await add(whole(cluster, name), `${batches} AND batch = delivery`, names);
  }
  for (const table of catalogue.tables.values()) {
    const { events } = namesOfTable(table);
    await add(whole(cluster, events), batches, await eventColumnNames(cluster, events));
  }
  const hash = createHash('sha256');
  for (const { batch, delivery, events } of landed) {
    const { id, city, kind, sequence } = delivery;
    const table = [...catalogue.tables].find(([, number]) => number === events?.table)?.[0] ?? null;
    const sum = sums.get(batch)?.replace(/^\S+ /, '') ?? null;
    hash.update(`${JSON.stringify([id, city, kind, sequence, table, sum])}\n`);
  }
  return { rows, checksum: hash.digest('hex').slice(0, 16) };
}

async function eventColumnNames(cluster: Cluster, events: string): Promise<string[]> {
  const [database, table] = ownPart(cluster, events).split('.');
  const rows = await cluster.home.rows(
    `SELECT name FROM system.columns WHERE database = '${database}' AND table = '${table}'`,
    [column('name', 'text')],
  );
  return rows.map(([name]) => name as string).filter((name) => name !== 'batch');
}
