import type { FactsStore } from '../../contract.ts';
import type { FactsServers } from '../contract.ts';
import { takeOutLacking } from './counting.ts';
import { openJournal } from './journal.ts';
import { connectServers } from './servers.ts';
import { ClickhouseFacts } from './store.ts';
import { dropUnknownTables, sweep } from './sweeping.ts';
import { prepareTables } from './tables.ts';
import { watchRows } from './watching.ts';

/**
 * Opens facts in a database of ClickHouse servers, which is made when it is absent. Deliveries of
 * which rows are lacking have not landed. Throws `UserError` for wrong addresses, `Fault` when a
 * server is out of reach.
 */
export async function openClickhouseFacts({
  addresses,
  reader,
}: FactsServers): Promise<FactsStore> {
  const cluster = connectServers(addresses);
  try {
    await prepareTables(cluster);
    const journal = await openJournal(cluster);
    await dropUnknownTables(cluster, journal.catalogue);
    // Where no number was ever given out there are no rows.
    if (journal.catalogue.batch > 0) {
      await takeOutLacking(cluster, journal);
      await sweep(cluster, journal, 0);
    }
    const watch = watchRows(cluster);
    await watch.note();
    return new ClickhouseFacts(cluster, journal, await reader(), watch);
  } catch (error) {
    await cluster.close();
    throw error;
  }
}
