import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '../model/index.ts';
import type { Spool, SpoolMark, SpoolPage } from './contract.ts';

export type { Spool, SpoolMark } from './contract.ts';

/**
 * Opens a spool for a task: goes on where the file's last page ended if the file was begun for the
 * same task, else begins anew. Throws `Fault` when the file cannot be used.
 * @param task everything on which the meaning of the rows depends, as one text
 * @param key the columns by which rows are told apart; empty: all of them
 */
export function openSpool(path: string, task: string, key: readonly string[]): Spool {
  const database = orFault(path, () => opened(path, task));
  const insert = database.prepare('insert or replace into rows (key, cells) values (?, ?)');
  const setMark = database.prepare(
    'update mark set columns = ?, cursor = ?, read = ?, characters = ?',
  );
  let mark = storedMark(database);
  return {
    get mark() {
      return mark;
    },
    append(page) {
      if (mark !== null && JSON.stringify(mark.columns) !== JSON.stringify(page.columns)) {
        throw new Fault(
          `the source changed its columns while it was read, from ${mark.columns.join(', ')} to ${page.columns.join(', ')}`,
          'Pull again; if it happens each time, ask who keeps the source',
        );
      }
      const places = placesOf(page, key);
      orFault(path, () => {
        database.exec('begin');
        try {
          for (const row of page.rows) insert.run(keyOf(row, places), JSON.stringify(row));
          const next = nextMark(mark, page);
          setMark.run(JSON.stringify(next.columns), next.cursor, next.read, next.characters);
          database.exec('commit');
          mark = next;
        } catch (error) {
          if (database.isTransaction) database.exec('rollback');
          throw error;
        }
      });
    },
    count: () =>
      (database.prepare('select count(*) as rows from rows').get() as { rows: number }).rows,
    *rows() {
      for (const { cells } of database.prepare('select cells from rows order by at').iterate()) {
        yield JSON.parse(cells as string) as (string | null)[];
      }
    },
    close: () => database.close(),
  };
}

function opened(path: string, task: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('pragma synchronous = full');
  database.exec(
    'create table if not exists mark (task text, columns text, cursor text, read integer, characters integer)',
  );
  const there = database.prepare('select task from mark').get() as { task: string } | undefined;
  if (there?.task === task) return database;
  database.exec('begin');
  database.exec('drop table if exists rows');
  database.exec('create table rows (at integer primary key, key blob unique, cells text)');
  database.exec('delete from mark');
  database.prepare('insert into mark (task, read, characters) values (?, 0, 0)').run(task);
  database.exec('commit');
  return database;
}

function storedMark(database: DatabaseSync): SpoolMark | null {
  const row = database.prepare('select columns, cursor, read, characters from mark').get() as {
    columns: string | null;
    cursor: string;
    read: number;
    characters: number;
  };
  return row.columns === null ? null : { ...row, columns: JSON.parse(row.columns) as string[] };
}

function nextMark(mark: SpoolMark | null, { columns, rows, cursor }: SpoolPage): SpoolMark {
  let characters = mark?.characters ?? 0;
  for (const row of rows) for (const cell of row) characters += cell?.length ?? 0;
  return { columns, cursor, read: (mark?.read ?? 0) + rows.length, characters };
}

/** Where the key's columns stand; all columns for a key that is empty. */
function placesOf({ columns, rows }: SpoolPage, key: readonly string[]): number[] {
  if (key.length === 0 || rows.length === 0) return columns.map((_, place) => place);
  return key.map((name) => {
    const place = columns.indexOf(name);
    if (place !== -1) return place;
    throw new Fault(
      `the source has no column ${JSON.stringify(name)}, by which its rows are told apart`,
      `Correct the key of the source; its columns are ${columns.join(', ')}`,
    );
  });
}

function keyOf(row: readonly (string | null)[], places: readonly number[]): Uint8Array {
  const cells = JSON.stringify(places.map((place) => row[place]));
  return createHash('sha256').update(cells).digest().subarray(0, 16);
}

function orFault<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault(
      `the spool ${path} could not be written: ${message}`,
      'Look at the disk; if the file is damaged, remove it, and the source is read again from where its last load ended',
      { cause: error },
    );
  }
}
