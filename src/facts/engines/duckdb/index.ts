import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { FactsStore } from '../../contract.ts';
import type { FactsFile } from '../contract.ts';
import { asFault } from './faults.ts';
import { instanceSettings } from './instance.ts';
import { prepareTables } from './schema.ts';
import { DuckdbFacts } from './store.ts';

/**
 * Opens facts in a DuckDB file, or in memory for the path `:memory:`. A file that another version
 * of the tables wrote is emptied. Throws `HeldFacts`, `DamagedFacts`, or `Fault` when the file is out
 * of reach.
 */
export async function openDuckdbFacts(file: FactsFile): Promise<FactsStore> {
  try {
    const settings = instanceSettings(file);
    const instance = await DuckDBInstance.create(file.path, settings);
    const writer = await prepared(instance);
    await removeLeftovers(settings.temp_directory!);
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
