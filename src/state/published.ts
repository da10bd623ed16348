import type { Kysely } from 'kysely';
import type { Act, PublishedBoard } from './contract.ts';
import { record } from './record.ts';
import { type PublishedRow, type Tables, toPublished } from './tables.ts';

export async function publishedBoards(
  read: Kysely<Tables>,
  city: string,
): Promise<PublishedBoard[]> {
  const rows = await read
    .selectFrom('published')
    .selectAll()
    .where('city', '=', city)
    .orderBy('sequence')
    .execute();
  return rows.map(toPublished);
}

/** Runs inside the caller's transaction. */
export async function recordPublished(
  transaction: Kysely<Tables>,
  boards: readonly Omit<PublishedBoard, 'sequence'>[],
  act: Act,
): Promise<PublishedBoard[]> {
  const greatest = await transaction
    .selectFrom('published')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  const first = (greatest?.sequence ?? 0) + 1;
  const numbered = boards.map((board, index) => ({ ...board, sequence: first + index }));
  for (const [city, own] of Map.groupBy(numbered, (board) => board.city)) {
    const what = { act, action: 'board.published', city };
    await record(transaction, what, (audit) => ({ published: own.map((b) => toRow(b, audit)) }));
  }
  return numbered;
}

function toRow(published: PublishedBoard, audit: number): PublishedRow {
  const { sequence, city, date, board, content, knownOn, publishedAt } = published;
  return {
    sequence,
    audit,
    city,
    date,
    board,
    content,
    known_on: knownOn,
    published_at: publishedAt,
  };
}
