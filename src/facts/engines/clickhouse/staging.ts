import type { DeliveryKind, RowKind } from '../../../model/index.ts';
import type { StagedRows } from '../../contract.ts';
import type { BinaryValue } from './binary.ts';
import type { StagedEvents } from './events/landing.ts';
import { namesOfTable } from './events/tables.ts';
import type { Journal } from './journal.ts';
import type { Cluster } from './servers.ts';
import { column, namesOf, ownColumns, shapes } from './shapes.ts';
import { whole } from './tables.ts';

/** What lies on the stage; the kind is that of the first rows. */
export interface Stage {
  readonly kind: DeliveryKind | null;
  readonly rows: number;
  /** The number under which its rows are written. */
  readonly batch: number;
  /** Rows that have not been sent yet. */
  readonly waiting: readonly BinaryValue[][];
  /** The file whose events lie there. */
  readonly events: StagedEvents | null;
}

/** Servers take few large inserts rather than many small ones. */
const rowsOfInsert = 100_000;

/** The stage with more rows on it. Throws `RangeError` for what cannot be stored. */
export async function addRows(
  cluster: Cluster,
  journal: Journal,
  stage: Stage,
  staged: StagedRows,
): Promise<Stage> {
  const batch = stage.batch === 0 ? await journal.beginBatch() : stage.batch;
  const values: BinaryValue[][] =
    staged.kind === 'observations'
      ? staged.rows.map((row) => shapes.observations.read(row))
      : staged.rows.map((row) => shapes.targets.read(row));
  const placed = values.map((row, index) => [...row, batch, batch, stage.rows + index + 1]);
  const all = {
    ...stage,
    kind: staged.kind,
    rows: stage.rows + placed.length,
    batch,
    waiting: [...stage.waiting, ...placed],
  };
  return all.waiting.length < rowsOfInsert ? all : sent(cluster, all);
}

/** The stage with all its rows sent. */
export async function sent(cluster: Cluster, stage: Stage): Promise<Stage> {
  const { kind, waiting } = stage;
  if (waiting.length === 0) return stage;
  const columns = [...shapes[kind as RowKind].columns, ...ownColumns];
  await cluster.home.insert(
    whole(cluster, kind as RowKind),
    namesOf(columns),
    columns,
    (async function* () {
      yield waiting;
    })(),
  );
  return { ...stage, waiting: [] };
}

/** How many rows of the stage the servers hold. */
export async function rowsThere(cluster: Cluster, { kind, batch, events }: Stage): Promise<number> {
  if (kind === null) return 0;
  const table = events === null ? kind : namesOfTable(events.table).events;
  const [row] = await cluster.home.rows(
    `SELECT toInt64(count()) FROM ${whole(cluster, table)} WHERE batch = ${batch}`,
    [column('rows', 'int64')],
  );
  return row![0] as number;
}
