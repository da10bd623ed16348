import type { EventsReader, ReadPart } from '../../../reader.ts';
import type { BinaryValue } from '../binary.ts';
import type { Cluster } from '../servers.ts';
import { namesOf } from '../shapes.ts';
import { eventColumns, storedColumns } from './columns.ts';
import type { StagedEvents } from './landing.ts';
import { eventsSql } from './tables.ts';

/**
 * Rows of one insert: whole parts of the cluster's tables, and little to send again when the line
 * breaks.
 */
const rowsOfInsert = 500_000;

/** Sends the rows that were read to the servers that they fall to. */
export async function pushEvents(
  cluster: Cluster,
  reader: EventsReader,
  { file, table, batch }: StagedEvents,
  pushed: (rows: number) => void,
): Promise<void> {
  const columns = eventColumns(storedColumns(file.table.shape));
  const parts = reader.parts()[Symbol.asyncIterator]();
  let total = 0;
  let isOver = false;
  async function* some() {
    let rows = 0;
    while (rows < rowsOfInsert) {
      const next = await parts.next();
      if (next.done === true) {
        isOver = true;
        return;
      }
      rows += next.value[0]?.length ?? 0;
      total += next.value[0]?.length ?? 0;
      yield rowsOf(next.value, batch);
      pushed(total);
    }
  }
  while (!isOver) {
    await cluster.home.insert(eventsSql(cluster, table), namesOf(columns), columns, some());
  }
}

function* rowsOf(part: ReadPart, batch: number): Generator<BinaryValue[]> {
  const rows = part[0]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const values: BinaryValue[] = [batch];
    for (const column of part) values.push(column[row]!);
    yield values;
  }
}
