import { Fault } from '../../../model/index.ts';
import type { Cluster, Server } from './servers.ts';
import { column, described, ownColumns, shapes, type TableColumn } from './shapes.ts';

/** A table of which each server holds the rows whose key falls to it. */
export interface ShardedTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** SQL of the number by which a row falls to a server. */
  readonly shardedBy: string;
  readonly orderedBy: string;
}

/** The rows that lie on the server that is asked. */
export function ownPart({ database }: Cluster, name: string): string {
  return `${database}.${name}_part`;
}

/** All rows, asked of the home server. */
export function whole(cluster: Cluster, name: string): string {
  return cluster.servers.length === 1 ? ownPart(cluster, name) : `${cluster.database}.${name}`;
}

export const rowTables: readonly ShardedTable[] = Object.values(shapes).map((shape) => ({
  name: shape.name,
  columns: [...shape.columns, ...ownColumns],
  shardedBy: 'cityHash64(metric)',
  orderedBy: 'metric, first',
}));

/** On every server one row with its place among the addresses. */
const places: ShardedTable = {
  name: 'place',
  columns: [column('place', 'uint32')],
  shardedBy: 'place',
  orderedBy: 'place',
};

export async function makeTable(cluster: Cluster, table: ShardedTable): Promise<void> {
  const { name, columns, shardedBy, orderedBy } = table;
  await onEvery(
    cluster,
    `CREATE TABLE IF NOT EXISTS ${ownPart(cluster, name)} (${described(columns)})
     ENGINE = MergeTree ORDER BY (${orderedBy})`,
  );
  if (cluster.servers.length === 1) return;
  await cluster.home.command(
    `CREATE TABLE IF NOT EXISTS ${whole(cluster, name)} (${described(columns)})
     ENGINE = Distributed('${cluster.name}', '${cluster.database}', '${name}_part', ${shardedBy})`,
  );
}

export async function dropTable(cluster: Cluster, name: string): Promise<void> {
  if (cluster.servers.length > 1) {
    await cluster.home.command(`DROP TABLE IF EXISTS ${whole(cluster, name)}`);
  }
  await onEvery(cluster, `DROP TABLE IF EXISTS ${ownPart(cluster, name)}`);
}

/** Runs a statement on every server at once. */
export async function onEvery({ servers }: Cluster, sql: string): Promise<void> {
  await Promise.all(servers.map((server) => server.command(sql)));
}

/** Changes with every change of the tables and of what the journal says. */
const FORMAT = 1;
const ours = /^(journal|format_\d+|(place|observations|targets|events_\d+|replaced_\d+)(_part)?)$/;

/**
 * Drops the tables of another format: facts are an index, and what has landed comes again. Other
 * tables in the database stay.
 */
async function dropOtherFormat({ home, servers, database }: Cluster): Promise<void> {
  const sql = `SELECT name FROM system.tables WHERE database = '${database}'`;
  const namesOn = async (server: Server) =>
    (await server.rows(sql, [column('name', 'text')])).map(([name]) => name as string);
  const present = `format_${FORMAT}`;
  if ((await namesOn(home)).includes(present)) return;
  for (const server of servers) {
    for (const name of (await namesOn(server)).filter((one) => ours.test(one))) {
      await server.command(`DROP TABLE ${database}.${name}`);
    }
  }
  await home.command(
    `CREATE TABLE ${database}.${present} (format UInt8) ENGINE = MergeTree ORDER BY format`,
  );
}

/**
 * Makes the database and its tables where they are absent. Throws `Fault` when the servers are not
 * those that the home server's own settings name as the cluster.
 */
export async function prepareTables(cluster: Cluster): Promise<void> {
  await onEvery(cluster, `CREATE DATABASE IF NOT EXISTS ${cluster.database}`);
  await dropOtherFormat(cluster);
  await assertCluster(cluster);
  for (const table of rowTables) await makeTable(cluster, table);
}

async function assertCluster(cluster: Cluster): Promise<void> {
  const expected = cluster.servers.map((_, place) => place);
  if (expected.length === 1) return;
  const found = await cluster.home.rows(
    `SELECT toUInt32(count()) FROM system.clusters WHERE cluster = '${cluster.name}' AND replica_num = 1`,
    places.columns,
  );
  if (found[0]?.[0] === expected.length) {
    await makeTable(cluster, places);
    for (const [place, server] of cluster.servers.entries()) {
      await server.command(
        `INSERT INTO ${ownPart(cluster, places.name)} SELECT ${place}
         WHERE (SELECT count() FROM ${ownPart(cluster, places.name)}) = 0`,
      );
    }
    const [home, ...others] = await Promise.all(
      [
        [cluster.home, whole(cluster, places.name)] as const,
        ...cluster.servers.map((server) => [server, ownPart(cluster, places.name)] as const),
      ].map(([server, table]) =>
        server.rows(`SELECT place FROM ${table} ORDER BY place`, places.columns),
      ),
    );
    const all = JSON.stringify(expected.map((place) => [place]));
    if (JSON.stringify(home) === all && JSON.stringify(others.flat()) === all) return;
  }
  throw new Fault(
    `the servers in FACTS_URL are not the ${expected.length} shards of the cluster ${cluster.name} in the settings of the first one`,
    'Name one server of every shard, in an order that stays, and the cluster by ?cluster=…; see remote_servers in the settings of the first server',
  );
}
