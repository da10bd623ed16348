import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { groupedQueries, totalsOf } from '../metrics.mjs';
import { middle, report, spent } from '../spent.mjs';

// The same by SQLite: node sqlite.mjs load <file> <DuckDB's file>, or query <file> <rounds>.
const [what, path, argument] = process.argv.slice(2);
const database = new DatabaseSync(path);

async function load() {
  const instance = await DuckDBInstance.create(argument, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = await connection.stream(
    'SELECT opened::VARCHAR, due::VARCHAR, closed::VARCHAR, type FROM cases',
  );
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.exec('CREATE TABLE cases (opened TEXT, due TEXT, closed TEXT, type TEXT)');
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO cases VALUES (?, ?, ?, ?)');
  for await (const some of rows.yieldRows()) for (const row of some) insert.run(...row);
  database.exec('COMMIT');
}

if (what === 'load') {
  const { seconds, processor } = await spent(load);
  report({ seconds, processor });
} else {
  const queries = groupedQueries('sqlite');
  const measured = [];
  for (let round = 0; round < Number(argument); round += 1) {
    measured.push(
      await spent(async () => ({
        shares: database.prepare(queries.shares).all(),
        means: database.prepare(queries.means).all(),
      })),
    );
  }
  const { seconds, processor, result } = middle(measured);
  const version = database.prepare('SELECT sqlite_version() AS version').get().version;
  report({ version, seconds, processor, totals: totalsOf(result) });
}
