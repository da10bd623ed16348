import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';

/** The server on which tests make databases of their own; empty: there is none. */
export const database = process.env.CIVICSTAT_TEST_POSTGRESQL_URL ?? '';

/** A database of its own on the test server, and an archive that several servers can share. */
export async function sharedPlace(folder: string) {
  const name = `civicstat_${randomBytes(6).toString('hex')}`;
  const client = new Client(database);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = Object.assign(new URL(database), { pathname: `/${name}` });
  return { DATABASE_URL: url.toString(), CIVICSTAT_ARCHIVE: join(folder, 'shared') };
}
