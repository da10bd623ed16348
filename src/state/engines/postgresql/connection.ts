import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { Fault } from '../../../model/index.ts';
import { asFault } from './faults.ts';

/** Object number of PostgreSQL's bigint, which its driver hands out as text by default. */
const bigintType = 20;

const connectMilliseconds = 10_000;

/** All integers in our tables stay within what a double holds exactly. */
const numbersAsNumbers = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === bigintType ? Number : types.getTypeParser(type, format as 'text'),
};

/**
 * Connections to the tables of one schema. A commit waits for the server's disk, whatever the
 * server's default is. Everything that fails on the way is a `Fault` without the address's password.
 */
export function connectionPool(url: string, schema: string, connections: number): PostgresPool {
  if (!URL.canParse(url)) {
    throw new Fault(
      'DATABASE_URL is not an address',
      'write it as postgresql://user:password@host:5432/database',
    );
  }
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectMilliseconds,
    keepAlive: true,
    application_name: 'civicstat',
    types: numbersAsNumbers,
  });
  // A lost connection is made anew, and whoever waits on it hears of it; without a listener, in the
  // pool or in use, it would end the process.
  const survive = () => undefined;
  pool.on('error', survive);
  pool.on('connect', (client) => client.on('error', survive));
  const ready = new WeakSet<PoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      try {
        const client = await pool.connect();
        if (!ready.has(client)) {
          await client.query(
            `set search_path to "${schema}"; set synchronous_commit to on; set datestyle to iso`,
          );
          ready.add(client);
        }
        return watched(client);
      } catch (error) {
        throw asFault(error);
      }
    },
  };
}

function watched(client: PoolClient): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      throw asFault(error);
    }
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}
