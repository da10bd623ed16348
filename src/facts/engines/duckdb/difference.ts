import type { DuckDBConnection } from '@duckdb/node-api';
import type { RowKind } from '../../../model/index.ts';
import type { Difference } from '../../contract.ts';
import { type ComparedRow, differenceExample } from '../../difference-example.ts';
import { listed, shapes } from './shapes.ts';

const EXAMPLES_OF_EACH = 20;

/** How the staged rows, landed as the newest delivery, would change what the city knows. */
export async function stagedDifference(
  connection: DuckDBConnection,
  kind: RowKind,
  city: string,
): Promise<Difference> {
  await connection.run(comparison(kind), { city });
  await connection.run(lookBack(kind), { city });
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
    earlier: counts.get('earlier') ?? 0,
    unchanged: counts.get('unchanged') ?? 0,
    gone: counts.get('gone') ?? 0,
    examples: (examples.getRowObjects() as unknown as ComparedRow[]).map((row) =>
      differenceExample(kind, row),
    ),
  };
}

/** SQL that is true where two aliases agree in some columns. */
function same(columns: readonly string[], one: string, other: string): string {
  return columns
    .map((column) => `${one}.${column} IS NOT DISTINCT FROM ${other}.${column}`)
    .join(' AND ');
}

/** SQL of the versions that the city has of what is on the stage. */
function storedVersions(kind: RowKind): string {
  const { name, stage, retracts } = shapes[kind];
  return `
    SELECT o.* EXCLUDE (metric), m.slug AS metric, l.sequence, ${retracts} AS retracts
    FROM ${name} o JOIN landed l ON l.key = o.delivery JOIN metrics m ON m.id = o.metric
    WHERE l.city = $city AND (m.slug, o.first) IN (SELECT (metric, first) FROM ${stage})`;
}

/** SQL of what a row would do to the version before it: `c` and `s` are rows or nothing. */
function changeOf(kind: RowKind): string {
  return `CASE
    WHEN s.known IS NULL OR s.retracts THEN if(c.retracts, 'unchanged', 'added')
    WHEN c.retracts THEN 'gone'
    WHEN ${same(shapes[kind].values, 'c', 's')} THEN 'unchanged'
    ELSE 'changed'
  END`;
}

/** SQL of the columns by which a comparison is told. */
function toldColumns(kind: RowKind): string {
  const { key, values } = shapes[kind];
  const stored = [...new Set(['last', ...values])].map(
    (column) => `s.${column} AS stored_${column}`,
  );
  return `c.row, ${listed([...new Set([...key, ...values])], 'c')}, ${stored.join(', ')}`;
}

/** SQL that compares the last staged version of each key with the version in force. */
function comparison(kind: RowKind): string {
  const { stage, key, retracts } = shapes[kind];
  return `
    CREATE OR REPLACE TEMP TABLE compared AS
    WITH coming AS (
      SELECT *, ${retracts} AS retracts FROM ${stage}
      QUALIFY row_number() OVER (PARTITION BY ${listed(key)} ORDER BY known DESC, row DESC) = 1
    ), stored AS (
      SELECT * FROM (${storedVersions(kind)})
      QUALIFY row_number() OVER (
        PARTITION BY ${listed(key)} ORDER BY known DESC, sequence DESC, row DESC
      ) = 1
    )
    SELECT if(s.known > c.known, 'unchanged', ${changeOf(kind)}) AS change, ${toldColumns(kind)}
    FROM coming c LEFT JOIN stored s ON ${same(key, 'c', 's')}`;
}

/**
 * SQL that looks at what stays as it is: where a staged version differs from the one that was in
 * force when it was known, the past changes though the present does not.
 */
function lookBack(kind: RowKind): string {
  const { stage, key, retracts } = shapes[kind];
  return `
    CREATE OR REPLACE TEMP TABLE compared AS
    WITH coming AS (
      SELECT t.*, ${retracts} AS retracts FROM ${stage} t
      SEMI JOIN (FROM compared WHERE change = 'unchanged') k ON ${same(key, 't', 'k')}
      QUALIFY row_number() OVER (PARTITION BY ${listed(key, 't')}, t.known ORDER BY t.row DESC) = 1
    ), beside AS (
      SELECT ${changeOf(kind)} AS change, ${toldColumns(kind)}
      FROM coming c
      LEFT JOIN (${storedVersions(kind)}) s ON ${same(key, 'c', 's')} AND s.known <= c.known
      QUALIFY row_number() OVER (
        PARTITION BY c.row ORDER BY s.known DESC NULLS LAST, s.sequence DESC, s.row DESC
      ) = 1
    ), past AS (
      SELECT 'earlier' AS change, * EXCLUDE (change) FROM beside WHERE change <> 'unchanged'
      QUALIFY row_number() OVER (PARTITION BY ${listed(key)} ORDER BY row) = 1
    )
    FROM past
    UNION ALL BY NAME
    FROM compared c ANTI JOIN past p ON ${same(key, 'c', 'p')}`;
}
