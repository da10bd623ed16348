import type { DuckDBConnection } from '@duckdb/node-api';
import { dayNumber } from '../../../../calendar/index.ts';
import { countedKey, type Derivation, type DeriveQuestion } from '../../../events.ts';
import { inTransaction } from '../transaction.ts';
import { quoted } from './columns.ts';
import { deriveDays } from './days.ts';
import { decidingCategories, localDaySql, needsSpans, touchedBy } from './measures.ts';
import { levelSql, spansSql } from './spans.ts';
import { type Complete, type Landing, type Numbered, type Step, writeChanged } from './step.ts';
import { tableKey } from './tables.ts';

/** Answers `EventFacts.derive`: one step a delivery that the derivations have not seen. */
export async function deriveObservations(
  connection: DuckDBConnection,
  { table, derivations, spans }: DeriveQuestion,
): Promise<void> {
  const key = await tableKey(connection, table);
  if (key === null) return;
  const landings = await landingsOf(connection, key);
  const reached = await reachedBy(connection);
  const newest = landings.at(-1)!.sequence;
  const behind = derivations.filter(({ id }) => (reached.get(id) ?? 0) < newest);
  if (behind.length === 0) return;
  await inTransaction(connection, async () => {
    const metrics = await numbered(connection, key, behind);
    await wantedSpans(connection, spans);
    for (const [index, landing] of landings.entries()) {
      const due = metrics.filter(
        ({ derivation }) => (reached.get(derivation.id) ?? 0) < landing.sequence,
      );
      const now = complete(landing);
      if (due.length === 0 || now === null) continue;
      const step = { key, table, landing: now, before: complete(landings[index - 1]) };
      for (const group of Map.groupBy(due, (one) => countedKey(one.derivation)).values())
        await deriveGroup(connection, step, group);
    }
    const list = metrics.map(({ metric }) => metric).join(', ');
    await connection.run(`UPDATE derivations SET sequence = ${newest} WHERE metric IN (${list})`);
  });
}

/** The landings by sequence, each with the extent and knowledge of all up to it. */
export async function landingsOf(connection: DuckDBConnection, key: number): Promise<Landing[]> {
  const reader = await connection.runAndReadAll(
    `SELECT sequence::DOUBLE AS sequence, max(known) OVER (ORDER BY sequence)::DOUBLE AS known,
       min(first) OVER (ORDER BY sequence) AS first, max(last) OVER (ORDER BY sequence) AS last
     FROM event_landings WHERE "table" = ${key} ORDER BY sequence`,
  );
  return reader.getRowObjects() as unknown as Landing[];
}

async function reachedBy(connection: DuckDBConnection): Promise<Map<string, number>> {
  const reader = await connection.runAndReadAll(
    'SELECT m.slug, d.sequence::DOUBLE FROM derivations d JOIN metrics m ON m.id = d.metric',
  );
  return new Map(reader.getRows() as [string, number][]);
}

async function numbered(
  connection: DuckDBConnection,
  key: number,
  derivations: readonly Derivation[],
): Promise<Numbered[]> {
  const ids = `(SELECT unnest([${derivations.map(({ id }) => quoted(id)).join(', ')}]) AS id)`;
  await connection.run(
    `INSERT INTO metrics
     SELECT (SELECT coalesce(max(id), 0) FROM metrics) + row_number() OVER (ORDER BY id), id
     FROM (SELECT DISTINCT id FROM ${ids} WHERE id NOT IN (SELECT slug FROM metrics))`,
  );
  const named = `metrics WHERE slug IN (FROM ${ids})`;
  await connection.run(
    `INSERT INTO derivations SELECT id, ${key}, 0 FROM ${named}
       AND id NOT IN (SELECT metric FROM derivations)`,
  );
  const reader = await connection.runAndReadAll(`SELECT slug, id FROM ${named}`);
  const metrics = new Map(reader.getRows() as [string, number][]);
  return derivations.map((derivation) => ({ derivation, metric: metrics.get(derivation.id)! }));
}

async function wantedSpans(
  connection: DuckDBConnection,
  spans: DeriveQuestion['spans'],
): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE wanted (first INTEGER, last INTEGER)');
  const rows = spans.map(({ first, last }) => `(${dayNumber(first)}, ${dayNumber(last)})`);
  for (let at = 0; at < rows.length; at += 1000) {
    await connection.run(`INSERT INTO wanted VALUES ${rows.slice(at, at + 1000).join(', ')}`);
  }
}

/** Derives what one delivery changed, for derivations that count cases on the same day. */
async function deriveGroup(
  connection: DuckDBConnection,
  step: Step,
  group: readonly Numbered[],
): Promise<void> {
  const { measure } = group[0]!.derivation;
  if (measure === 'level') {
    for (const one of group) {
      await writeChanged(connection, step, [one.metric], levelSql(step, one));
    }
    return;
  }
  await touchedDays(connection, step, group[0]!.derivation);
  const plain = group.filter(({ derivation }) => !needsSpans(derivation));
  const alike = Map.groupBy(plain, ({ derivation }) =>
    JSON.stringify(decidingCategories(step.table, derivation)),
  );
  for (const some of alike.values()) await deriveDays(connection, step, some);
  for (const one of group) {
    if (!needsSpans(one.derivation)) continue;
    await writeChanged(connection, step, [one.metric], spansSql(step, one));
  }
}

/** Nothing is complete before the first case came in and the day of its arrival is over. */
function complete(landing: Landing | undefined): Complete | null {
  if (landing === undefined || landing.first === null || landing.last === null) return null;
  return landing.last < landing.first ? null : (landing as Complete);
}

/** Fills `touched` with the days whose cases a delivery changed, and the days it made complete. */
async function touchedDays(
  connection: DuckDBConnection,
  { key, table, landing, before }: Step,
  { day }: Derivation,
): Promise<void> {
  const { sequence, first, last } = landing;
  const all = `SELECT range::INTEGER AS day FROM range(${first}, ${last + 1})`;
  const changed = touchedBy(sequence - 1, sequence).map(
    (touched) => `SELECT ${localDaySql(table, day)} AS day FROM events_${key}
      WHERE ${touched} AND sequence IS DISTINCT FROM replaced`,
  );
  const sql =
    before === null
      ? all
      : `SELECT day FROM (${all}) WHERE day < ${before.first} OR day > ${before.last}
         OR day IN (${changed.join(' UNION ')})`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE touched AS ${sql}`);
}
