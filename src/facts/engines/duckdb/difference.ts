import type { DuckDBConnection } from '@duckdb/node-api';
import { dayFromNumber } from '../../../calendar/index.ts';
import type { DeliveryKind } from '../../../model/index.ts';
import type { Difference, DifferenceExample } from '../../contract.ts';
import { listed, shapes } from './shapes.ts';

const EXAMPLES_OF_EACH = 20;

type Row = Readonly<Record<string, string | number | null>>;

/** How the staged rows, landed as the newest delivery, would change what the city knows. */
export async function stagedDifference(
  connection: DuckDBConnection,
  kind: DeliveryKind,
  city: string,
): Promise<Difference> {
  await connection.run(comparison(kind), { city });
  const counted = await connection.runAndReadAll(
    'SELECT change, count(*)::DOUBLE FROM compared GROUP BY change',
  );
  const counts = new Map(counted.getRows() as [string, number][]);
  const examples = await connection.runAndReadAll(
    `SELECT * FROM compared WHERE change <> 'unchanged'
     QUALIFY row_number() OVER (PARTITION BY change ORDER BY row) <= ${EXAMPLES_OF_EACH}
     ORDER BY change, row`,
  );
  await connection.run('DROP TABLE compared');
  return {
    added: counts.get('added') ?? 0,
    changed: counts.get('changed') ?? 0,
    unchanged: counts.get('unchanged') ?? 0,
    gone: counts.get('gone') ?? 0,
    examples: (examples.getRowObjects() as Row[]).map((row) => example(kind, row)),
  };
}

/** SQL that compares the last staged version of each key with the version in force. */
function comparison(kind: DeliveryKind): string {
  const { name, stage, key, values, retracts } = shapes[kind];
  const same = (columns: readonly string[]) =>
    columns.map((column) => `c.${column} IS NOT DISTINCT FROM s.${column}`).join(' AND ');
  const withStored = [...new Set(['last', ...values])];
  return `
    CREATE OR REPLACE TEMP TABLE compared AS
    WITH coming AS (
      SELECT *, ${retracts} AS retracts FROM ${stage}
      QUALIFY row_number() OVER (PARTITION BY ${listed(key)} ORDER BY known DESC, row DESC) = 1
    ), stored AS (
      SELECT o.* EXCLUDE (metric), m.slug AS metric, ${retracts} AS retracts
      FROM ${name} o JOIN landed l ON l.key = o.delivery JOIN metrics m ON m.id = o.metric
      WHERE l.city = $city AND (m.slug, o.first) IN (SELECT (metric, first) FROM coming)
      QUALIFY row_number() OVER (
        PARTITION BY ${listed(key, 'o')} ORDER BY o.known DESC, l.sequence DESC, o.row DESC
      ) = 1
    )
    SELECT
      CASE
        WHEN s.known > c.known THEN 'unchanged'
        WHEN s.known IS NULL OR s.retracts THEN if(c.retracts, 'unchanged', 'added')
        WHEN c.retracts THEN 'gone'
        WHEN ${same(values)} THEN 'unchanged'
        ELSE 'changed'
      END AS change,
      c.row, ${listed([...new Set([...key, ...values])], 'c')},
      ${withStored.map((column) => `s.${column} AS stored_${column}`).join(', ')}
    FROM coming c LEFT JOIN stored s ON ${same(key)}`;
}

function example(kind: DeliveryKind, row: Row): DifferenceExample {
  const change = row.change as DifferenceExample['change'];
  const say = kind === 'observations' ? observationText : targetText;
  return {
    change,
    metric: row.metric as string,
    first: dayFromNumber(row.first as number),
    last: row.last === null ? null : dayFromNumber(row.last as number),
    before: change === 'added' ? null : say(row, 'stored_'),
    after: change === 'gone' ? null : say(row, ''),
  };
}

/** For example `0.9`, `45/50` or `12 (neighborhood: Roxbury)`. */
function observationText(row: Row, source: '' | 'stored_'): string {
  const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map(
    (column) => row[source + column],
  );
  const parts = `${numerator ?? '?'}/${denominator ?? '?'}`;
  const hasParts = (numerator ?? denominator) !== null;
  const texts = [...(value === null ? [] : [`${value}`]), ...(hasParts ? [parts] : [])];
  const labels = Object.entries(JSON.parse(`${row.dimensions ?? '{}'}`));
  const named = labels.map(([column, label]) => `${column}: ${label}`).join(', ');
  return `${texts.join(' = ')}${named === '' ? '' : ` (${named})`}`;
}

/** For example `0.8`, `0.8 a week` or `0.8 until 2025-06-30`. */
function targetText(row: Row, source: '' | 'stored_'): string {
  const period = row.period === null ? '' : ` a ${row.period}`;
  const last = row[`${source}last`];
  const until = last === null ? '' : ` until ${dayFromNumber(last as number)}`;
  return `${row[`${source}target`]}${period}${until}`;
}
