import { Fault } from '../../../model/index.ts';
import type { Cluster } from './servers.ts';
import { column } from './shapes.ts';

/** Sees that servers keep the rows that arrived, without reading them. */
export interface Watch {
  /**
   * Compares how many rows each server has with what was there. Where there are fewer than before,
   * or nobody knows, `isWhole` counts what should be there: throws `Fault` when rows are lacking.
   */
  check(isWhole: () => Promise<boolean>): Promise<void>;
  /** What is there now is what should be there. Where it cannot be read, nobody knows. */
  note(): Promise<void>;
  /** From now on nobody knows what should be there. */
  forget(): void;
}

/** Rows by table, for each server in the order of the addresses. */
type Totals = readonly ReadonlyMap<string, number>[];

export function watchRows(cluster: Cluster): Watch {
  let known: Totals | null = null;
  return {
    async check(isWhole) {
      const found = await totalsOf(cluster);
      const before = known;
      const less = before === null ? [] : found.flatMap((one, at) => fewer(one, before[at]!, at));
      if (before !== null && less.length === 0) return;
      if (!(await isWhole())) throw lost(less);
      // A write that ended in the meantime knows better.
      if (known === before) known = found;
    },
    async note() {
      known = await totalsOf(cluster).catch(() => null);
    },
    forget() {
      known = null;
    },
  };
}

/** Servers know the rows of their parts: nothing is read for it. */
async function totalsOf({ servers, database }: Cluster): Promise<Totals> {
  const sql = `SELECT table, toInt64(sum(rows)) FROM system.parts
    WHERE database = '${database}' AND active GROUP BY table`;
  const columns = [column('table', 'text'), column('rows', 'int64')];
  const answers = await Promise.all(servers.map((server) => server.rows(sql, columns)));
  return answers.map((rows) => new Map(rows.map(([table, count]) => [table, count] as never)));
}

/** The place of a server, counted from 1, that has fewer rows in some table than before. */
function fewer(
  found: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  at: number,
): number[] {
  const isLess = [...before].some(([table, rows]) => (found.get(table) ?? 0) < rows);
  return isLess ? [at + 1] : [];
}

function lost(places: readonly number[]): Fault {
  const which = places.length === 0 ? '' : ` (server ${places.join(', ')} in FACTS_URL)`;
  return new Fault(
    `the facts store lost rows that had arrived${which}`,
    'Start Civicstat again: at its start it takes in again what is lacking. Until then nothing is computed from the rest',
  );
}
