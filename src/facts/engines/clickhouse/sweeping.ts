import { setTimeout as wait } from 'node:timers/promises';
import { type Catalogue, derivedBatches } from './catalogue.ts';
import { namesOfTable } from './events/tables.ts';
import type { Journal } from './journal.ts';
import type { Cluster } from './servers.ts';
import { column, shapes } from './shapes.ts';
import { among, quoted } from './sql.ts';
import { dropTable, onEvery, ownPart, whole } from './tables.ts';

const pollMilliseconds = 20;

/**
 * Deletes rows under batches that do not count and never will: of stages that were given up, of
 * deliveries that were forgotten, and of numbers that were derived anew. `staged` is in use.
 */
export async function sweep(cluster: Cluster, journal: Journal, staged: number): Promise<void> {
  const { catalogue } = journal;
  const landed = [...catalogue.landed.values()].map(({ batch }) => batch);
  const current = [...landed, ...derivedBatches(catalogue), staged];
  for (const { name } of Object.values(shapes)) {
    await deleteWhere(cluster, name, `NOT (${among('batch', current)})`);
    await deleteWhere(cluster, name, `NOT (${among('delivery', [...landed, staged])})`);
  }
  for (const [metric, batches] of catalogue.dropped) {
    const own = `metric = ${quoted(metric)} AND ${among('batch', batches)}`;
    await deleteWhere(cluster, 'observations', own);
  }
  for (const table of catalogue.tables.values()) {
    const { events, replaced } = namesOfTable(table);
    await deleteWhere(cluster, events, `NOT (${among('batch', [...landed, staged])})`);
    const useless = `NOT (${among('batch', landed)} AND ${among('by', landed)})`;
    await deleteWhere(cluster, replaced, useless);
  }
  await journal.append({ kind: 'swept' });
}

/** Deletes rows on every server that has any, and waits until they are gone. */
async function deleteWhere(cluster: Cluster, name: string, condition: string): Promise<void> {
  const table = ownPart(cluster, name);
  const [found] = await cluster.home.rows(
    `SELECT toInt64(count()) FROM ${whole(cluster, name)} WHERE ${condition}`,
    [column('rows', 'int64')],
  );
  if (found![0] === 0) return;
  await onEvery(cluster, `ALTER TABLE ${table} DELETE WHERE ${condition}`);
  for (const server of cluster.servers) {
    const underWay = `SELECT toInt64(count()) FROM system.mutations
      WHERE database = '${cluster.database}' AND table = '${name}_part' AND is_done = 0`;
    while ((await server.rows(underWay, [column('rows', 'int64')]))[0]![0] !== 0) {
      await wait(pollMilliseconds);
    }
  }
}

/** Drops tables of events that the journal does not know: somebody was stopped while clearing. */
export async function dropUnknownTables(cluster: Cluster, catalogue: Catalogue): Promise<void> {
  const known = new Set(
    [...catalogue.tables.values()].flatMap((table) => Object.values(namesOfTable(table))),
  );
  const names = new Set<string>();
  for (const server of cluster.servers) {
    const rows = await server.rows(
      `SELECT name FROM system.tables WHERE database = '${cluster.database}'`,
      [column('name', 'text')],
    );
    for (const [name] of rows) names.add((name as string).replace(/_part$/, ''));
  }
  for (const name of names) {
    if (/^(events|replaced)_\d+$/.test(name) && !known.has(name)) await dropTable(cluster, name);
  }
}
