import type { EventTable } from '../../../events.ts';
import type { Journal } from '../journal.ts';
import type { Cluster } from '../servers.ts';
import { column } from '../shapes.ts';
import { among } from '../sql.ts';
import { makeTable, ownPart, whole } from '../tables.ts';
import { eventColumns, storedColumns } from './columns.ts';

/** The names of the tables of one dataset. */
export interface EventTableNames {
  readonly events: string;
  /**
   * For versions of cases (by batch and row) that a delivery replaced: the batch of the delivery. A
   * version may stand there more than once: what counts is the earliest delivery.
   */
  readonly replaced: string;
}

export function namesOfTable(table: number): EventTableNames {
  return { events: `events_${table}`, replaced: `replaced_${table}` };
}

/** The number of a table that is made when it is not there yet. */
export async function madeTable(
  cluster: Cluster,
  journal: Journal,
  { id, shape }: EventTable,
): Promise<number> {
  const present = journal.catalogue.tables.get(id);
  if (present !== undefined) return present;
  const table = journal.catalogue.table + 1;
  const { events, replaced } = namesOfTable(table);
  // The versions of a case lie on one server, so that it alone knows which of them counts.
  await makeTable(cluster, {
    name: events,
    columns: eventColumns(storedColumns(shape)),
    shardedBy: 'cityHash64(key)',
    orderedBy: 'batch, row',
  });
  await makeTable(cluster, {
    name: replaced,
    columns: [column('batch', 'uint32'), column('row', 'int64'), column('by', 'uint32')],
    shardedBy: 'batch',
    orderedBy: 'batch, row',
  });
  await journal.append({ kind: 'table', id, table });
  return table;
}

/** A table of events as it was once some deliveries had landed, by the batches of their rows. */
export interface EventsAt {
  readonly table: number;
  readonly batches: readonly number[];
}

/** SQL of all events. */
export function eventsSql(cluster: Cluster, table: number): string {
  return whole(cluster, namesOfTable(table).events);
}

/** SQL that is true of the rows in force: of each case the latest version, unless it is removed. */
export function inForce(cluster: Cluster, { table, batches }: EventsAt): string {
  // Each server looks at its own part: it holds all versions of its cases.
  const replaced = ownPart(cluster, namesOfTable(table).replaced);
  return `${among('batch', batches)} AND deleted = 0 AND (batch, row) NOT IN (
    SELECT batch, row FROM ${replaced} WHERE ${among('by', batches)})`;
}
