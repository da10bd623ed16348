import type { Catalogue, Landed } from './catalogue.ts';
import { landedIn } from './catalogue.ts';
import { countReplaced } from './events/landing.ts';
import { namesOfTable } from './events/tables.ts';
import type { Journal } from './journal.ts';
import type { Cluster } from './servers.ts';
import { column, shapes } from './shapes.ts';
import { whole } from './tables.ts';

/**
 * Takes out of what counts that of which rows are lacking: a server lost its disk, or its newest
 * rows in a power cut. Such deliveries have to land again, such numbers to be derived again.
 */
export async function takeOutLacking(cluster: Cluster, journal: Journal): Promise<void> {
  const { catalogue } = journal;
  const lacking = await lackingDeliveries(cluster, catalogue);
  const deliveries = lacking.map(({ delivery }) => delivery.id);
  // A torn table is emptied of all its deliveries: nothing in it replaces anything any more.
  const torn = new Set(lacking.flatMap(({ events }) => (events === null ? [] : [events.table])));
  const replaced = [...torn].map((table) => [table, 0] as const);
  if (deliveries.length > 0) await journal.append({ kind: 'forgotten', deliveries, replaced });
  const metrics = await lackingMetrics(cluster, catalogue);
  if (metrics.length > 0) await journal.append({ kind: 'lost', metrics });
}

/** Whether the servers hold every row that counts. */
export async function isWhole(cluster: Cluster, catalogue: Catalogue): Promise<boolean> {
  if ((await lackingDeliveries(cluster, catalogue)).length > 0) return false;
  return (await lackingMetrics(cluster, catalogue)).length === 0;
}

async function lackingDeliveries(cluster: Cluster, catalogue: Catalogue): Promise<Landed[]> {
  const { landed, tables, replaced } = catalogue;
  const there = new Map<number, number>();
  const names = [
    ...Object.values(shapes).map(({ name }) => [name, 'batch = delivery'] as const),
    ...[...tables.values()].map((table) => [namesOfTable(table).events, '1'] as const),
  ];
  for (const [name, filter] of names) {
    const rows = await cluster.home.rows(
      `SELECT batch, toInt64(count()) FROM ${whole(cluster, name)} WHERE ${filter} GROUP BY batch`,
      [column('batch', 'uint32'), column('rows', 'int64')],
    );
    for (const [batch, count] of rows) there.set(batch as number, count as number);
  }
  const all = [...landed.values()];
  const lacking = all.filter(({ batch, rows }) => (there.get(batch) ?? 0) !== rows);
  // What a table lost of one delivery it may have lost of what replaces it, too.
  const torn = new Set(lacking.map(({ events }) => events?.table));
  for (const table of tables.values()) {
    const batches = landedIn(catalogue, table).map(({ batch }) => batch);
    const count = await countReplaced(cluster, table, batches);
    if (count < (replaced.get(table) ?? 0)) torn.add(table);
  }
  return all.filter((one) => lacking.includes(one) || (one.events && torn.has(one.events.table)));
}

async function lackingMetrics(cluster: Cluster, { derived }: Catalogue): Promise<string[]> {
  const rows = await cluster.home.rows(
    `SELECT metric, batch, toInt64(count()) FROM ${whole(cluster, 'observations')}
     WHERE batch != delivery GROUP BY metric, batch`,
    [column('metric', 'text'), column('batch', 'uint32'), column('rows', 'int64')],
  );
  const there = new Map(rows.map(([metric, batch, count]) => [`${batch} ${metric}`, count]));
  return [...derived]
    .filter(([metric, { batches }]) =>
      [...batches].some(([batch, count]) => (there.get(`${batch} ${metric}`) ?? 0) !== count),
    )
    .map(([metric]) => metric);
}
