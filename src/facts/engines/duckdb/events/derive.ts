import type { DuckDBConnection } from '@duckdb/node-api';
import { dayNumber } from '../../../../calendar/index.ts';
import type { Derivation, DeriveQuestion, EventTable } from '../../../events.ts';
import { inTransaction } from '../transaction.ts';
import { expressionSql } from './expression-sql.ts';
import {
  aggregateSql,
  caseFilter,
  contextOf,
  inForceOn,
  localDaySql,
  needsSpans,
  spanAggregateSql,
} from './measures.ts';
import { tableKey } from './tables.ts';

/** A delivery's landing with what the table is complete for once it has landed. */
interface Landing {
  readonly sequence: number;
  /** Never earlier than that of a delivery before, so that later numbers are known later. */
  readonly known: number;
  /** Null: no case has come in. */
  readonly first: number | null;
  readonly last: number | null;
}

/** A landing after which there are complete days. */
type Complete = Landing & { readonly first: number; readonly last: number };

/** A derivation with the number that stands for it among the metrics. */
interface Numbered {
  readonly derivation: Derivation;
  readonly metric: number;
}

/** What the derivations of one step have in common. */
interface Step {
  readonly key: number;
  readonly table: EventTable;
  readonly landing: Complete;
  /** The landing before; null: no day was complete then, so every day is new. */
  readonly before: Complete | null;
}

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
      for (const group of Map.groupBy(due, dayColumns).values())
        await deriveGroup(connection, step, group);
    }
    const list = metrics.map(({ metric }) => metric).join(', ');
    await connection.run(`UPDATE derivations SET sequence = ${newest} WHERE metric IN (${list})`);
  });
}

/** Derivations that count cases on the same day share one scan. */
function dayColumns({ derivation }: Numbered): string {
  return JSON.stringify([derivation.measure === 'level', derivation.day, derivation.closed]);
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
  const metrics: Numbered[] = [];
  for (const derivation of derivations) {
    const { id } = derivation;
    await connection.run(
      `INSERT INTO metrics SELECT (SELECT coalesce(max(id), 0) FROM metrics) + 1, $id
       WHERE NOT EXISTS (FROM metrics WHERE slug = $id)`,
      { id },
    );
    const reader = await connection.runAndReadAll('SELECT id FROM metrics WHERE slug = $id', {
      id,
    });
    const metric = reader.getRows()[0]![0] as number;
    await connection.run(
      `INSERT INTO derivations SELECT ${metric}, ${key}, 0
       WHERE NOT EXISTS (FROM derivations WHERE metric = ${metric})`,
    );
    metrics.push({ derivation, metric });
  }
  return metrics;
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
      await connection.run(levelSql(step, one.derivation));
      await writeChanged(connection, step, one.metric, 'SELECT * FROM fresh');
    }
    return;
  }
  await touchedDays(connection, step, group[0]!.derivation);
  const plain = group.filter(({ derivation }) => !needsSpans(derivation));
  if (plain.length > 0) await deriveDays(connection, step, plain);
  for (const one of group) {
    if (!needsSpans(one.derivation)) continue;
    await connection.run(spansSql(step, one.derivation));
    await writeChanged(connection, step, one.metric, 'SELECT * FROM fresh');
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
  const changed = `SELECT DISTINCT ${localDaySql(table, day)} AS day FROM events_${key}
    WHERE (sequence = ${sequence} OR replaced = ${sequence}) AND sequence IS DISTINCT FROM replaced`;
  const sql =
    before === null
      ? all
      : `SELECT day FROM (${all}) WHERE day < ${before.first} OR day > ${before.last}
         OR day IN (${changed})`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE touched AS ${sql}`);
}

/** Daily observations of several derivations in one scan. */
async function deriveDays(
  connection: DuckDBConnection,
  step: Step,
  group: readonly Numbered[],
): Promise<void> {
  const { key, table, landing } = step;
  const day = localDaySql(table, group[0]!.derivation.day);
  const numbers = group.map(({ derivation }) => aggregateSql(table, derivation));
  const aggregates = numbers.map(
    ({ value, numerator, denominator }, index) =>
      `${value} AS v${index}, ${numerator} AS n${index}, ${denominator} AS d${index}`,
  );
  const some = step.before === null ? '' : `AND ${day} IN (SELECT day FROM touched)`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE daily AS
     SELECT ${day} AS day, ${aggregates.join(', ')} FROM events_${key}
     WHERE ${inForceOn(landing.sequence)} ${some} GROUP BY 1`,
  );
  for (const [index, { derivation, metric }] of group.entries()) {
    const zero = emptyDay(derivation);
    await writeChanged(
      connection,
      step,
      metric,
      `SELECT t.day AS first, t.day AS last, coalesce(v${index}, ${zero.value})::DOUBLE AS value,
         coalesce(n${index}, ${zero.parts})::DOUBLE AS numerator,
         coalesce(d${index}, ${zero.parts})::DOUBLE AS denominator
       FROM touched t LEFT JOIN daily USING (day)`,
    );
  }
}

/** What a day without cases comes to. */
function emptyDay({ measure }: Derivation) {
  const hasParts = measure === 'ratio' || measure === 'mean';
  return { value: hasParts ? 'NULL' : '0', parts: hasParts ? '0' : 'NULL' };
}

/** Days and longer spans of a number that days do not add up to. */
function spansSql(step: Step, derivation: Derivation): string {
  const { key, table, landing } = step;
  const day = localDaySql(table, derivation.day);
  const given = expressionSql(derivation.value!, contextOf(table, derivation));
  const none = derivation.measure === 'distinct' ? '0' : 'NULL';
  return `CREATE OR REPLACE TEMP TABLE fresh AS
    WITH asked AS (
      SELECT day AS first, day AS last FROM touched
      UNION ALL
      SELECT first, last FROM wanted
      WHERE first >= ${landing.first} AND last <= ${landing.last} AND EXISTS (
        FROM touched WHERE day BETWEEN first AND last)
    ), days AS (
      SELECT first, last, unnest(range(first, last + 1))::INTEGER AS day FROM asked
    ), told AS (
      SELECT ${day} AS day, ${given} AS value FROM events_${key}
      WHERE ${inForceOn(landing.sequence)} AND ${caseFilter(table, derivation)}
        AND ${day} BETWEEN (SELECT min(first) FROM asked) AND (SELECT max(last) FROM asked)
    )
    SELECT d.first, d.last, coalesce(${spanAggregateSql(derivation, 'e.value')}, ${none})::DOUBLE AS value,
      NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator
    FROM days d LEFT JOIN told e USING (day) GROUP BY d.first, d.last`;
}

/** How many cases are open at the end of each day: those opened up to it, less those closed. */
function levelSql({ key, table, landing }: Step, derivation: Derivation): string {
  const opened = localDaySql(table, derivation.day);
  const closed = localDaySql(table, derivation.closed!);
  const { first, last, sequence } = landing;
  return `CREATE OR REPLACE TEMP TABLE fresh AS
    WITH cases AS (
      SELECT greatest(${opened}, ${first}) AS opened,
        if(${closed} IS NULL, NULL, greatest(${opened}, ${closed}, ${first})) AS closed
      FROM events_${key}
      WHERE ${inForceOn(sequence)} AND ${caseFilter(table, derivation)} AND ${opened} IS NOT NULL
    ), steps AS (
      SELECT opened AS day, count(*) AS net FROM cases GROUP BY opened
      UNION ALL
      SELECT closed, -count(*) FROM cases WHERE closed IS NOT NULL GROUP BY closed
    )
    SELECT range::INTEGER AS first, range::INTEGER AS last,
      sum(coalesce(net, 0)) OVER (ORDER BY range)::DOUBLE AS value,
      NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator
    FROM range(${first}, ${last + 1})
    LEFT JOIN (SELECT day, sum(net) AS net FROM steps GROUP BY day) ON day = range`;
}

/** Writes the observations that say something else than what was known before. */
async function writeChanged(
  connection: DuckDBConnection,
  { landing }: Step,
  metric: number,
  fresh: string,
): Promise<void> {
  await connection.run(
    `INSERT INTO observations
       (delivery, row, metric, first, last, dimensions, known, value, numerator, denominator)
     WITH fresh_numbers AS (${fresh}), latest AS (
       SELECT first, last, value, numerator, denominator FROM observations WHERE metric = ${metric}
       QUALIFY row_number() OVER (PARTITION BY first, last ORDER BY rowid DESC) = 1
     )
     SELECT (SELECT key FROM landed WHERE sequence = ${landing.sequence}), 0, ${metric},
       f.first, f.last, NULL, ${landing.known}, f.value, f.numerator, f.denominator
     FROM fresh_numbers f LEFT JOIN latest l USING (first, last)
     WHERE (f.value, f.numerator, f.denominator) IS DISTINCT FROM (l.value, l.numerator, l.denominator)
     ORDER BY f.first, f.last`,
  );
}
