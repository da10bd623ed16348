import { DuckDBInstance } from '@duckdb/node-api';
import { filteredQueries, groupedQueries, totalsOf } from '../metrics.mjs';
import { report, spent } from '../spent.mjs';

// DuckDB by hand, with the threads and the memory of the product: node duckdb.mjs <what> <file> …
const [what, path, file, argument] = process.argv.slice(2);
const instance = await DuckDBInstance.create(path, {
  threads: '2',
  memory_limit: '512MB',
  temp_directory: `${path}.tmp`,
});
const connection = await instance.connect();

async function answers(queries) {
  const shares = await connection.runAndReadAll(queries.shares);
  const means = await connection.runAndReadAll(queries.means);
  return { shares: shares.getRowObjects(), means: means.getRowObjects() };
}

async function answered(queries) {
  const { seconds, processor, result } = await spent(() => answers(queries));
  return { seconds, processor, totals: totalsOf(result) };
}

/** A number from 0 to 1 that looks like chance and is always the same for a case. */
const chance = (salt) => `((hash(case_id, ${salt}) % 1000000 + 1) / 1e6)`;

/** Cases that changed: most opened of late, or all over the years; closed anew, reopened, or new. */
function changesSql(rows) {
  const age = "date_diff('day', opened, (SELECT max(opened) FROM cases))";
  const order = argument === 'recent' ? `${age} / 20 - ln(${chance(1)})` : chance(1);
  return `COPY (
    SELECT if(${chance(2)} < 0.2, case_id + 1000000000, case_id) AS case_id, opened, due,
      CASE WHEN ${chance(3)} > 0.1 THEN least(coalesce(closed, opened) + INTERVAL 5 HOURS,
        TIMESTAMP '2024-12-31 23:59:59') END AS closed,
      * EXCLUDE (case_id, opened, due, closed)
    FROM cases ORDER BY ${order} LIMIT ${rows}
  ) TO '${file}' (header, timestampformat '%m/%d/%Y %I:%M:%S %p')`;
}

const works = {
  load: () =>
    spent(() => connection.run(`CREATE TABLE cases AS SELECT * FROM read_csv('${file}')`)),
  filtered: () => answered(filteredQueries('duckdb')),
  grouped: () => answered(groupedQueries('duckdb')),
  changes: () => spent(() => connection.run(changesSql(Number(process.argv[6])))),
  export: () =>
    spent(() =>
      connection.run(
        `COPY (SELECT opened, due, closed, type FROM cases) TO '${file}' (header false)`,
      ),
    ),
};
const { result, ...found } = await works[what]();
connection.closeSync();
instance.closeSync();
report(found);
