import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { FactsStore } from '../../contract.ts';
import type { FactsFile } from '../contract.ts';
import { asFault } from './faults.ts';
import { prepareTables } from './schema.ts';
import { DuckdbFacts } from './store.ts';

/**
 * Opens facts in a DuckDB file, or in memory for the path `:memory:`. A file that another version
 * of the tables wrote is emptied. Throws `HeldFacts`, `DamagedFacts`, or `Fault` when the file is out
 * of reach.
 */
export async function openDuckdbFacts({
  path,
  memoryLimitMegabytes = 512,
  temporaryFolder = `${path}.tmp`,
}: FactsFile): Promise<FactsStore> {
  try {
    const instance = await DuckDBInstance.create(path, {
      threads: '2',
      memory_limit: `${memoryLimitMegabytes}MB`,
      temp_directory: temporaryFolder,
      // Nothing is ever fetched from the network.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const writer = await prepared(instance);
    await removeLeftovers(temporaryFolder);
    return new DuckdbFacts(instance, writer);
  } catch (error) {
    throw asFault(error);
  }
}

async function prepared(instance: DuckDBInstance): Promise<DuckDBConnection> {
  try {
    const writer = await instance.connect();
    // How far a file is read is asked for, not printed.
    await writer.run('SET enable_progress_bar = true');
    await writer.run('SET enable_progress_bar_print = false');
    await prepareTables(writer);
    return writer;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** DuckDB leaves its temporary files behind when it is killed. Called while the file is ours. */
async function removeLeftovers(temporaryFolder: string): Promise<void> {
  const names = await readdir(temporaryFolder).catch(() => []);
  const leftovers = names.filter((name) => name.startsWith('duckdb_temp_'));
  for (const name of leftovers) await rm(join(temporaryFolder, name), { force: true });
}
