import { localDayNumber } from '../../../../calendar/index.ts';
import type { Difference } from '../../../contract.ts';
import type { EventsFile, EventTable } from '../../../events.ts';
import type { BinaryValue } from '../binary.ts';
import { type Catalogue, type LandedEvents, landedIn } from '../catalogue.ts';
import type { Cluster } from '../servers.ts';
import { column } from '../shapes.ts';
import { among } from '../sql.ts';
import { onEvery, ownPart, whole } from '../tables.ts';
import { storedColumns } from './columns.ts';
import { localDaySql } from './measures.ts';
import { eventsSql, namesOfTable } from './tables.ts';

/** What lies on the stage: a file's rows, written under a batch. */
export interface StagedEvents {
  readonly file: EventsFile;
  readonly table: number;
  readonly batch: number;
  /** How many rows a later row of the same key replaces. */
  readonly repeated: number;
}

/** Deliveries in the order in which equals give way to each other. */
interface Order {
  readonly batches: readonly number[];
}

/** SQL of a row's place in an order, from 1. */
function placeSql({ batches }: Order): string {
  const places = batches.map((_, index) => index + 1);
  return `transform(batch, [${batches.join(', ')}], [${places.join(', ')}], 0)`;
}

/** The order of the landed deliveries with a staged one at its sequence. */
function orderWith(
  catalogue: Catalogue,
  table: number,
  staged: { readonly batch: number; readonly sequence: number },
): Order {
  const landed = landedIn(catalogue, table).map(({ batch, delivery }) => ({
    batch,
    sequence: delivery.sequence,
  }));
  const all = [...landed, staged].sort((a, b) => a.sequence - b.sequence);
  return { batches: all.map(({ batch }) => batch) };
}

/** Says which versions are replaced once the staged events have landed at a sequence. */
export async function replaceVersions(
  cluster: Cluster,
  catalogue: Catalogue,
  { table, batch, repeated }: StagedEvents,
  sequence: number,
): Promise<void> {
  const order = orderWith(catalogue, table, { batch, sequence });
  if (order.batches.length === 1 && repeated === 0) return;
  await writeReplaced(cluster, table, order, [batch]);
}

/** Says which versions replace each other once some deliveries are gone. */
export async function replaceWithout(
  cluster: Cluster,
  catalogue: Catalogue,
  table: number,
  gone: readonly number[],
): Promise<void> {
  const landed = landedIn(catalogue, table).map(({ batch }) => batch);
  const batches = landed.filter((batch) => !gone.includes(batch));
  if (batches.length > 0) await writeReplaced(cluster, table, { batches }, gone);
}

/**
 * Each server says of the versions of the cases that some batches speak of by which delivery they
 * are replaced: the earliest that brought a later version. What it said before stays true, and may
 * be said again only when another delivery is the earliest.
 */
async function writeReplaced(
  cluster: Cluster,
  table: number,
  order: Order,
  spokenOf: readonly number[],
): Promise<void> {
  const names = namesOfTable(table);
  const [events, replaced] = [ownPart(cluster, names.events), ownPart(cluster, names.replaced)];
  const batches = `[${order.batches.join(', ')}]`;
  await onEvery(
    cluster,
    `INSERT INTO ${replaced} (batch, row, by)
     SELECT batch, row, by FROM (
       SELECT tupleElement(versions[i], 4) AS batch, tupleElement(versions[i], 3) AS row,
         toUInt32(${batches}[arrayReduce('min',
           arrayMap(one -> tupleElement(one, 2), arraySlice(versions, i + 1)))]) AS by
       FROM (
         SELECT arraySort(groupArray(tuple(known, place, row, batch))) AS versions
         FROM (
           SELECT key, known, ${placeSql(order)} AS place, row, batch FROM ${events}
           WHERE ${among('batch', order.batches)}
             AND key IN (SELECT key FROM ${events} WHERE ${among('batch', spokenOf)})
         )
         GROUP BY key HAVING count() > 1
       )
       ARRAY JOIN arrayEnumerate(versions) AS i
       WHERE i < length(versions)
     )
     WHERE (batch, row, by) NOT IN (SELECT batch, row, by FROM ${replaced})`,
  );
}

/** How many replacements count once some batches, and no others, have landed in a table. */
export async function countReplaced(
  cluster: Cluster,
  table: number,
  batches: readonly number[],
): Promise<number> {
  const [row] = await cluster.home.rows(
    `SELECT toInt64(count()) FROM ${whole(cluster, namesOfTable(table).replaced)}
     WHERE ${among('batch', batches)} AND ${among('by', batches)}`,
    [column('rows', 'int64')],
  );
  return row![0] as number;
}

const dayColumns = [column('first', 'int32', true), column('last', 'int32', true)];

/** What landing staged events beside others says of them; the day of the arrival is not over. */
export async function landedEvents(
  cluster: Cluster,
  { file, table, batch }: StagedEvents,
  landed: readonly number[],
): Promise<LandedEvents> {
  const day = localDaySql(file.table, file.table.shape.opened);
  const [[first = null, last = null] = []] = (await cluster.home.rows(
    `SELECT if(count() = 0, NULL, min(day)), if(count() = 0, NULL, max(day)) FROM (
       SELECT assumeNotNull(${day}) AS day FROM ${eventsSql(cluster, table)}
       WHERE batch = ${batch} AND isNotNull(${day}))`,
    dayColumns,
  )) as (number | null)[][];
  const yesterday = localDayNumber(file.arrived, file.table.timeZone) - 1;
  return {
    table,
    known: file.arrived,
    first,
    last: last === null ? null : Math.min(last, yesterday),
    replaced: await countReplaced(cluster, table, [...landed, batch]),
  };
}

/** How staged events would change what is known of their cases. Cases are counted, not rows. */
export async function eventDifference(
  cluster: Cluster,
  catalogue: Catalogue,
  { file, table, batch, repeated }: StagedEvents,
): Promise<Difference> {
  const order = orderWith(catalogue, table, { batch, sequence: Number.MAX_SAFE_INTEGER });
  const isAlone = order.batches.length === 1 && repeated === 0;
  const sql = (isAlone ? aloneSql : differenceSql)(
    file.table,
    ownPart(cluster, namesOfTable(table).events),
    order,
    batch,
  );
  const columns = [column('change', 'text'), column('cases', 'int64')];
  const counts = { added: 0, changed: 0, unchanged: 0, gone: 0 };
  for (const rows of await Promise.all(cluster.servers.map((one) => one.rows(sql, columns)))) {
    for (const [change, cases] of rows as [keyof typeof counts, number & BinaryValue][]) {
      counts[change] += cases;
    }
  }
  // A version that was outdated when it came changes nothing that was known.
  return { ...counts, earlier: 0, examples: [] };
}

/** The same where nothing is there and every case comes once: without bringing cases together. */
function aloneSql(_table: EventTable, events: string, _order: Order, batch: number): string {
  return `
    SELECT if(deleted = 1, 'unchanged', 'added') AS change, toInt64(count()) AS cases
    FROM ${events} WHERE batch = ${batch} GROUP BY change`;
}

/** SQL that counts, on one server, what becomes of the cases that a batch speaks of. */
function differenceSql({ shape }: EventTable, events: string, order: Order, batch: number): string {
  const said = storedColumns(shape).map(({ stored }) => `toString(${stored})`);
  const [coming, there] = [`batch = ${batch}`, `batch != ${batch}`];
  const last = (what: string, which: string) =>
    `argMaxIf(${what}, tuple(known, place, row), ${which})`;
  return `
    SELECT multiIf(
        there > 0 AND known_there > known_coming, 'unchanged',
        there = 0 OR deleted_there = 1, if(deleted_coming = 1, 'unchanged', 'added'),
        deleted_coming = 1, 'gone',
        said_there = said_coming, 'unchanged',
        'changed') AS change,
      toInt64(count()) AS cases
    FROM (
      SELECT key, countIf(${there}) AS there,
        ${last('known', coming)} AS known_coming, ${last('known', there)} AS known_there,
        ${last('deleted', coming)} AS deleted_coming, ${last('deleted', there)} AS deleted_there,
        ${last('said', coming)} AS said_coming, ${last('said', there)} AS said_there
      FROM (
        SELECT key, known, deleted, row, batch, ${placeSql(order)} AS place,
          toString([${said.join(', ')}]) AS said
        FROM ${events}
        WHERE ${among('batch', order.batches)}
          AND key IN (SELECT key FROM ${events} WHERE batch = ${batch})
      )
      GROUP BY key
    )
    GROUP BY change`;
}
