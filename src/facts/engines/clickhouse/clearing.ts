import { namesOfTable } from './events/tables.ts';
import type { Journal } from './journal.ts';
import type { Cluster } from './servers.ts';
import type { Stage } from './staging.ts';
import { sweep } from './sweeping.ts';
import { dropTable, onEvery, ownPart, rowTables } from './tables.ts';

/** Empties the index; rows on the stage stay. */
export async function clearFacts(cluster: Cluster, journal: Journal, stage: Stage): Promise<void> {
  const tables = [...journal.catalogue.tables];
  await journal.append({ kind: 'cleared' });
  for (const [id, table] of tables) {
    if (table === stage.events?.table) {
      await journal.append({ kind: 'table', id, table });
      continue;
    }
    for (const name of Object.values(namesOfTable(table))) await dropTable(cluster, name);
  }
  if (stage.batch !== 0) return sweep(cluster, journal, stage.batch);
  for (const { name } of rowTables) {
    await onEvery(cluster, `TRUNCATE TABLE ${ownPart(cluster, name)}`);
  }
}
