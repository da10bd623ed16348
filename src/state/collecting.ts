import type { Kysely } from 'kysely';
import type { Delivery, Instant } from '../model/index.ts';
import type { Act } from './contract.ts';
import {
  type CollectingStore,
  type Lease,
  LeaseLost,
  type LoadCommit,
  type Run,
  type RunEnd,
  type RunOutcome,
  type RunStart,
  runOutcomes,
} from './contract-collecting.ts';
import { acceptDelivery } from './deliveries.ts';
import { mailStore } from './mails.ts';
import { putRecords } from './records.ts';
import { secretStore } from './secrets.ts';
import { type RunRow, type Tables, toRun } from './tables.ts';

/** Leases, runs and what else changes in place while data are collected. */
export function collectingStore(read: Kysely<Tables>, write: Kysely<Tables>): CollectingStore {
  const inOne = <T>(work: (transaction: Kysely<Tables>) => Promise<T>) =>
    write.transaction().execute(work);
  return {
    takeLease: (name, holder, now, until) =>
      inOne((transaction) => takeLease(transaction, { name, holder, now, until })),
    keepLease: (lease, until) => inOne((transaction) => setUntil(transaction, lease, until)),
    dropLease: async (lease) => {
      await inOne((transaction) => setUntil(transaction, lease, 0));
    },
    dropLeases: async () => {
      await inOne((transaction) => transaction.updateTable('leases').set({ until: 0 }).execute());
    },
    beginRun: (lease, start) => inOne((transaction) => beginRun(transaction, lease, start)),
    commitLoad: (lease, commit, act) =>
      inOne((transaction) => commitLoad(transaction, lease, commit, act)),
    endRun: (lease, run, end, ended) =>
      inOne(async (transaction) => {
        await holdLease(transaction, lease);
        await transaction
          .updateTable('runs')
          .set({ ...endOf(end), ended })
          .where('id', '=', run)
          .execute();
      }),
    runs: (city, source, limit, outcomes = runOutcomes) =>
      newestRuns(read, { city, source, limit, outcomes }),
    async run(id) {
      const row = await read.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toRun(row);
    },
    sourceState: (city, source) =>
      read
        .selectFrom('source_states')
        .select(['cursor', 'columns', 'run'])
        .where('city', '=', city)
        .where('source', '=', source)
        .executeTakeFirst(),
    ...secretStore(read, inOne),
    ...mailStore(read, inOne),
  };
}

async function takeLease(
  transaction: Kysely<Tables>,
  asked: { name: string; holder: string; now: Instant; until: Instant },
): Promise<Lease | null> {
  const { name, holder, now, until } = asked;
  const held = await transaction
    .selectFrom('leases')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst();
  if (held === undefined) {
    await transaction.insertInto('leases').values({ name, token: 1, holder, until }).execute();
    return { name, token: 1 };
  }
  if (held.until > now) return null;
  const token = held.token + 1;
  await transaction
    .updateTable('leases')
    .set({ token, holder, until })
    .where('name', '=', name)
    .execute();
  return { name, token };
}

async function setUntil(transaction: Kysely<Tables>, lease: Lease, until: Instant) {
  const { numUpdatedRows } = await transaction
    .updateTable('leases')
    .set({ until })
    .where('name', '=', lease.name)
    .where('token', '=', lease.token)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Locks the lease's row for the rest of the transaction; throws when another took it. */
async function holdLease(transaction: Kysely<Tables>, { name, token }: Lease): Promise<void> {
  // A write, so that a database of several servers keeps others from taking it meanwhile.
  const { numUpdatedRows } = await transaction
    .updateTable('leases')
    .set({ token })
    .where('name', '=', name)
    .where('token', '=', token)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new LeaseLost(name);
}

async function beginRun(transaction: Kysely<Tables>, lease: Lease, start: RunStart): Promise<Run> {
  await holdLease(transaction, lease);
  const { city, source, cause, actor, scheduled, attempt, started } = start;
  await transaction
    .updateTable('runs')
    .set({ outcome: 'cut-off', ended: started })
    .where('city', '=', city)
    .where('source', '=', source)
    .where('outcome', '=', 'running')
    .execute();
  const greatest = await transaction
    .selectFrom('runs')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const row: RunRow = {
    id: (greatest?.id ?? 0) + 1,
    ...{ city, source, cause, actor, scheduled, attempt, started, ended: null },
    ...endOf({ ...nothingYet, outcome: 'running' }),
  };
  await transaction.insertInto('runs').values(row).execute();
  return toRun(row);
}

const nothingYet = {
  rows: 0,
  bytes: 0,
  added: 0,
  changed: 0,
  gone: 0,
  rejected: 0,
  loads: [],
  notes: [],
} as const;

function endOf(end: RunEnd) {
  const { outcome, rows, bytes, added, changed, gone, rejected, loads, notes } = end;
  const lists = { loads: JSON.stringify(loads), notes: JSON.stringify(notes) };
  return { outcome, rows, bytes, added, changed, gone, rejected, ...lists };
}

async function commitLoad(
  transaction: Kysely<Tables>,
  lease: Lease,
  { run, delivery, state, records, action }: LoadCommit,
  act: Act,
): Promise<Delivery | null> {
  await holdLease(transaction, lease);
  const { city, source } = await transaction
    .selectFrom('runs')
    .select(['city', 'source'])
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  if (state !== null) {
    const { cursor, columns } = state;
    await transaction
      .insertInto('source_states')
      .values({ city, source, cursor, columns, run })
      .onConflict((key) => key.columns(['city', 'source']).doUpdateSet({ cursor, columns, run }))
      .execute();
  }
  await putRecords(transaction, city, action, records, act);
  return delivery === null ? null : acceptDelivery(transaction, delivery, act);
}

async function newestRuns(
  read: Kysely<Tables>,
  asked: { city: string; source: string | null; limit: number; outcomes: readonly RunOutcome[] },
): Promise<Run[]> {
  const { city, source, limit, outcomes } = asked;
  const all = read
    .selectFrom('runs')
    .selectAll()
    .where('city', '=', city)
    .where('outcome', 'in', outcomes);
  const rows = await (source === null ? all : all.where('source', '=', source))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toRun);
}
