import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../model/index.ts';
import type { Act, StateStore } from '../../contract.ts';
import { openSqliteState } from './index.ts';

const act: Act = { at: 1_741_000_000_000_000, actor: 'Ana' };
const tables = ['audit', 'definitions', 'deliveries', 'published', 'records'] as const;
const columns = {
  audit: ['sequence', 'at', 'actor', 'action', 'city', 'detail', 'previous', 'hash'],
  definitions: ['revision', 'audit', 'city', 'kind', 'slug', 'version', 'body', 'hash', 'at'],
  deliveries: [
    ...['sequence', 'audit', 'id', 'city', 'kind', 'content', 'bytes', 'name', 'mapping'],
    ...['arrived', 'actor', 'rows'],
  ],
  published: [
    ...['sequence', 'audit', 'city', 'date', 'board', 'content', 'known_on', 'published_at'],
  ],
  records: [
    ...['revision', 'audit', 'city', 'kind', 'slug', 'version', 'body', 'hash', 'at', 'actor'],
  ],
  audit_head: ['entries', 'hash'],
} as const;

let folder: string;
let store: StateStore;
/** Writes to the file behind the store's back. */
let raw: DatabaseSync;

/** Six entries: two of definitions, two of deliveries, one of published boards, one of a record. */
async function fill() {
  const define = (slug: string, body: string | null, revision: number) =>
    store.applyDefinitions('boston', [{ kind: 'metric', slug, body }], revision, act);
  await define('a', '{"v":1}', 0);
  for (const id of ['d1', 'd2']) {
    const texts = { city: 'boston', content: 'c', name: 'n', mapping: '{}', actor: 'Ana' };
    const numbers = { bytes: 1, arrived: 2, rows: 3 };
    await store.acceptDelivery({ id, kind: 'targets', ...texts, ...numbers }, act);
  }
  const board = { city: 'boston', board: 'b', content: 'c', knownOn: 1, publishedAt: 2 };
  const dates = ['2025-01-01', '2025-01-02'];
  await store.recordPublished(
    dates.map((date) => ({ date, ...board })),
    act,
  );
  await define('a', null, 1);
  const source = { kind: 'source', slug: 'a', body: '{}', basedOn: null };
  await store.putRecords('boston', 'source.saved', [source], act);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-tampering-'));
  store = await openSqliteState({ path: join(folder, 'filled.db') });
  await fill();
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  const path = join(folder, 'state.db');
  copyFileSync(join(folder, 'filled.db'), path);
  store = await openSqliteState({ path });
  raw = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  raw.exec('pragma synchronous = off');
  expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 6 });
});
afterEach(async () => {
  raw.close();
  await store.close();
});

function dropTriggers() {
  for (const table of tables) {
    for (const change of ['update', 'delete']) raw.exec(`drop trigger ${table}_no_${change}`);
  }
}

describe('what was recorded', () => {
  it.each(tables)('can be neither changed nor deleted in %s', (table) => {
    const refused = new RegExp(`${table} is append-only`);
    expect(() => raw.exec(`update ${table} set city = 'x'`)).toThrow(refused);
    expect(() => raw.exec(`delete from ${table}`)).toThrow(refused);
  });

  it.each(Object.entries(columns))('shows a change of any value in %s', async (table, names) => {
    dropTriggers();
    const rows = raw.prepare(`select rowid from ${table}`).all();
    for (const column of names) {
      for (const { rowid } of rows) {
        const value = raw.prepare(`select "${column}" as value from ${table} where rowid = ?`);
        const set = raw.prepare(`update ${table} set "${column}" = ? where rowid = ?`);
        const before = value.get(rowid!)!.value!;
        set.run(typeof before === 'number' ? before + 1000 : `${before ?? ''} `, rowid!);
        const verdict = await store.verifyAudit();
        expect(verdict, `${column} of row ${rowid}`).toMatchObject({ sound: false });
        set.run(before, rowid!);
      }
    }
    expect(await store.verifyAudit()).toMatchObject({ sound: true });
  });

  it('shows a row that was removed, wherever it stood', async () => {
    dropTriggers();
    for (const table of tables) {
      const rows = raw.prepare(`select * from ${table} order by rowid`).all();
      for (const row of rows) {
        const names = Object.keys(row);
        raw.prepare(`delete from ${table} where "${names[0]}" = ?`).run(row[names[0]!]!);
        expect(await store.verifyAudit(), table).toMatchObject({ sound: false });
        const places = names.map(() => '?').join();
        raw.prepare(`insert into ${table} values (${places})`).run(...Object.values(row));
      }
    }
    expect(await store.verifyAudit()).toMatchObject({ sound: true });
  });

  it('shows a row that was inserted, also one that claims to be of an old entry', async () => {
    const insert = (audit: number) =>
      raw.exec(`insert into deliveries values
        (9, ${audit}, 'forged', 'boston', 'targets', 'c', 1, 'n', '{}', 2, 'Ana', 3)`);
    insert(2);
    expect(await store.verifyAudit()).toEqual({ sound: false, entries: 6, brokenAt: 2 });
    raw.exec('drop trigger deliveries_no_delete');
    raw.exec('delete from deliveries where sequence = 9');
    insert(77);
    expect(await store.verifyAudit()).toEqual({ sound: false, entries: 6, brokenAt: 7 });
  });

  it('shows what was done behind our back since it was found sound', async () => {
    const since = () => store.verifyAudit('since-last');
    await store.putRecords(
      'boston',
      'source.saved',
      [{ kind: 'source', slug: 'b', body: '{}', basedOn: null }],
      act,
    );
    expect(await since()).toMatchObject({ sound: true, entries: 7 });
    dropTriggers();
    raw.exec(
      "insert into records select revision + 50, 3, city, kind, 'x', version, body, hash, at, actor from records limit 1",
    );
    expect(await since()).toMatchObject({ sound: false });
    raw.exec("delete from records where slug = 'x'");
    expect(await since()).toMatchObject({ sound: true, entries: 7 });
    raw.exec("update audit set actor = 'Eve', hash = 'forged' where sequence = 7");
    expect(await since()).toEqual({ sound: false, entries: 7, brokenAt: 7 });
  });

  it('compares only what is new since then, until it is asked for the whole', async () => {
    dropTriggers();
    raw.exec("update deliveries set name = 'other' where id = 'd1'");
    expect(await store.verifyAudit('since-last')).toMatchObject({ sound: true });
    expect(await store.verifyAudit()).toMatchObject({ sound: false, brokenAt: 2 });
    expect(await store.verifyAudit('since-last')).toMatchObject({ sound: false, brokenAt: 2 });
  });

  it('says which entry is the first that is not right', async () => {
    dropTriggers();
    raw.exec("update audit set actor = 'Eve' where sequence >= 3");
    expect(await store.verifyAudit()).toEqual({ sound: false, entries: 6, brokenAt: 3 });
  });

  it('shows an entry that was changed together with its own hash', async () => {
    dropTriggers();
    const entries = await Array.fromAsync(store.audit(3));
    const { hash: _, ...forged } = { ...entries[0]!, actor: 'Eve' };
    const hash = createHash('sha256').update(canonicalJson(forged)).digest('hex');
    raw.prepare('update audit set actor = ?, hash = ? where sequence = 3').run('Eve', hash);
    expect(await store.verifyAudit()).toEqual({ sound: false, entries: 6, brokenAt: 4 });
  });

  it('shows a missing end of the log, with everything that it recorded', async () => {
    dropTriggers();
    raw.exec('delete from audit where sequence = 6');
    raw.exec('delete from records where audit = 6');
    expect(await store.verifyAudit()).toEqual({ sound: false, entries: 5, brokenAt: 6 });
  });
});
