import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../model/index.ts';
import { migrate } from '../../migrate.ts';
import { migrations } from '../../migrations/index.ts';
import { createStore } from '../../store.ts';
import type { Tables } from '../../tables.ts';
import { connectReader, connectWriter } from './connection.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { openSqliteState } from './index.ts';
import { schemaTools } from './schema-tools.ts';

const acceptLoop = new URL('./fixtures/accept-loop.ts', import.meta.url);
const migrateAndDie = new URL('./fixtures/migrate-and-die.ts', import.meta.url);

let folder: string;
let path: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-durability-'));
  path = join(folder, 'state.db');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function run(program: URL, ...parameters: string[]): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(program), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

const texts = { city: 'boston', content: 'c', name: 'n', mapping: '{}', actor: 'Ana' };
const delivery = (id: string) => {
  return { id, kind: 'targets' as const, ...texts, bytes: 1, arrived: 2, rows: 3 };
};
const act = { at: 1, actor: 'Ana' };

/** A connection whose every statement is followed by `seen`. */
function watched(seen: () => void) {
  return new Kysely<Tables>({
    dialect: new NodeSqliteDialect(connectWriter(path), 'write'),
    log: seen,
  });
}

describe('the settings of the database', () => {
  it('make a commit wait for the disk', () => {
    const database = connectWriter(path);
    const setting = (name: string) => Object.values(database.prepare(`pragma ${name}`).get()!)[0];
    expect(setting('synchronous')).toBe(2);
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('busy_timeout')).toBe(5_000);
    database.close();
  });

  it('keep readers from writing', () => {
    connectWriter(path).exec('create table t (a)');
    expect(() => connectReader(path).exec('insert into t values (1)')).toThrow('readonly');
  });
});

describe('a process killed while it accepts deliveries', () => {
  it('leaves every acknowledged one, and a sound log', async () => {
    const acknowledged: string[] = [];
    // Milliseconds from the first acknowledgement to the kill.
    for (const [round, delay] of [0, 1, 3, 7, 12, 18, 25, 33, 47, 60].entries()) {
      const child = run(acceptLoop, path, String(round));
      let output = '';
      child.stdout!.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
      await once(child.stdout!, 'data');
      await setTimeout(delay);
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(output).not.toBe('');
      acknowledged.push(...output.split('\n').slice(0, -1));
      const store = await openSqliteState({ path });
      const deliveries = await store.deliveries();
      const ids = deliveries.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(acknowledged));
      // At most one a round was stored when the kill came before its acknowledgement.
      expect(ids.length - acknowledged.length).toBeLessThanOrEqual(round + 1);
      expect(deliveries.map(({ sequence }) => sequence)).toEqual(ids.map((_, index) => index + 1));
      expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: ids.length });
      await store.close();
    }
  }, 20_000);
});

describe('migrations', () => {
  const opensAndWorks = async (file: string) => {
    const store = await openSqliteState({ path: file });
    expect(await store.schemaVersion()).toEqual({
      stored: migrations.length,
      known: migrations.length,
    });
    await store.acceptDelivery(delivery('d'), act);
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 1 });
    await store.close();
  };

  it('go on after a kill at any point', async () => {
    // A killed process leaves the files as they are at that moment: copied after each statement.
    const copies: string[] = [];
    const database = watched(() => {
      const copy = join(folder, `copy-${copies.length}.db`);
      for (const end of ['', '-wal']) {
        if (existsSync(path + end)) cpSync(path + end, copy + end);
      }
      copies.push(copy);
    });
    await migrate(database, migrations, schemaTools);
    await database.destroy();
    expect(copies.length).toBeGreaterThan(20);
    for (const copy of copies) await opensAndWorks(copy);
  });

  it.each([3, 20])('go on after kill -9 at statement %i', async (statement) => {
    const child = run(migrateAndDie, path, String(statement));
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    await opensAndWorks(path);
  });

  it('each run once, in order, also when one fails half-way', async () => {
    const table = (version: number, fails = false) => ({
      version,
      name: `table-${version}`,
      async up(database: Kysely<unknown>) {
        await database.schema.createTable(`t${version}`).addColumn('a', 'text').execute();
        if (fails) throw new Error('half-way');
      },
    });
    const database = watched(() => {});
    const steps = [table(1), table(2, true), table(3)];
    await expect(migrate(database, steps, schemaTools)).rejects.toThrow('half-way');
    await migrate(database, [table(1), table(2), table(3)], schemaTools);
    await migrate(database, [table(1), table(2), table(3)], schemaTools);
    const ran = await database.selectFrom('schema_version').selectAll().execute();
    expect(ran.map(({ name }) => name)).toEqual(['table-1', 'table-2', 'table-3']);
    await database.destroy();
  });

  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
  });
});

describe('a store that cannot be opened', () => {
  it('is refused when a newer program wrote it', async () => {
    await (await openSqliteState({ path })).close();
    const raw = new DatabaseSync(path);
    raw.exec("insert into schema_version values (99, 'from the future')");
    raw.close();
    const refused = await openSqliteState({ path }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Fault);
    expect((refused as Fault).message).toContain('newer Civicstat');
    expect((refused as Fault).message).toContain(`version 99, this program knows`);
  });

  it('is a fault when it is no database or has no folder', async () => {
    writeFileSync(path, 'name,value\n'.repeat(1_000));
    await expect(openSqliteState({ path })).rejects.toThrow(Fault);
    await expect(openSqliteState({ path: join(folder, 'no', 'state.db') })).rejects.toThrow(Fault);
  });
});

describe('a full disk', () => {
  it('is a fault, and the store goes on when there is space again', async () => {
    const database = connectWriter(path);
    const write = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, 'write') });
    await migrate(write, migrations, schemaTools);
    const store = createStore({
      ...{ write, read: write, view: (work) => work(write), pause: async () => undefined },
      ...{ backupTo: async () => undefined, close: () => write.destroy() },
    });
    await store.acceptDelivery(delivery('first'), act);
    database.exec('pragma max_page_count = 1');
    const large = { ...delivery('second'), mapping: 'x'.repeat(1_000_000) };
    await expect(store.acceptDelivery(large, act)).rejects.toThrow(Fault);
    database.exec('pragma max_page_count = 1000000');
    await store.acceptDelivery(delivery('third'), act);
    expect((await store.deliveries()).map(({ id }) => id)).toEqual(['first', 'third']);
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 2 });
    await store.close();
  });
});
