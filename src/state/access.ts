import type { Kysely } from 'kysely';
import type { AccessStore, StoredSession } from './contract-access.ts';
import type { SessionRow, Tables } from './tables.ts';

/** The access store over the same connections as all of the state. */
export function accessStore(write: Kysely<Tables>, read: Kysely<Tables>): AccessStore {
  return { ...passwordsIn(write, read), ...sessionsIn(write, read), ...attemptsIn(write) };
}

type Passwords = Pick<
  AccessStore,
  'password' | 'anyPassword' | 'setPassword' | 'putCode' | 'code' | 'takeCode'
>;

function passwordsIn(write: Kysely<Tables>, read: Kysely<Tables>): Passwords {
  const codes = (code: string) => read.selectFrom('codes').selectAll().where('code', '=', code);
  return {
    async password(person) {
      const row = await read
        .selectFrom('passwords')
        .select('hash')
        .where('person', '=', person)
        .executeTakeFirst();
      return row?.hash;
    },
    async anyPassword() {
      const row = await read.selectFrom('passwords').select('person').limit(1).executeTakeFirst();
      return row !== undefined;
    },
    setPassword: (person, hash, changed) =>
      write.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('passwords').where('person', '=', person).execute();
        await transaction.insertInto('passwords').values({ person, hash, changed }).execute();
        await endAccess(transaction, person);
      }),
    putCode: (code) =>
      write.transaction().execute(async (transaction) => {
        const earlier = transaction.deleteFrom('codes');
        const { person } = code;
        await (person === null
          ? earlier.where('person', 'is', null)
          : earlier.where('person', '=', person)
        ).execute();
        await transaction.insertInto('codes').values(code).execute();
      }),
    code: (code) => codes(code).executeTakeFirst(),
    async takeCode(code) {
      const done = await write.deleteFrom('codes').where('code', '=', code).executeTakeFirst();
      return done.numDeletedRows === 1n;
    },
  };
}

type Sessions = Pick<
  AccessStore,
  'startSession' | 'session' | 'useSession' | 'endSession' | 'endAccess'
>;

function sessionsIn(write: Kysely<Tables>, read: Kysely<Tables>): Sessions {
  return {
    startSession: ({ formToken, ...session }, forgetBefore) =>
      write.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('sessions').where('used', '<', forgetBefore).execute();
        await transaction
          .insertInto('sessions')
          .values({ ...session, form_token: formToken })
          .execute();
      }),
    async session(token) {
      const row = await read
        .selectFrom('sessions')
        .selectAll()
        .where('token', '=', token)
        .executeTakeFirst();
      return row === undefined ? undefined : toSession(row);
    },
    async useSession(token, used) {
      await write.updateTable('sessions').set({ used }).where('token', '=', token).execute();
    },
    async endSession(token) {
      await write.deleteFrom('sessions').where('token', '=', token).execute();
    },
    endAccess: (person) =>
      write.transaction().execute((transaction) => endAccess(transaction, person)),
  };
}

function toSession({ form_token: formToken, ...row }: SessionRow): StoredSession {
  return { ...row, formToken };
}

async function endAccess(transaction: Kysely<Tables>, person: string): Promise<void> {
  await transaction.deleteFrom('sessions').where('person', '=', person).execute();
  await transaction.deleteFrom('codes').where('person', '=', person).execute();
}

type Attempts = Pick<AccessStore, 'attempt' | 'clearAttempts'>;

function attemptsIn(write: Kysely<Tables>): Attempts {
  return {
    attempt: (limits, at, windowMicroseconds) =>
      write.transaction().execute(async (transaction) => {
        const since = at - windowMicroseconds;
        await transaction.deleteFrom('attempts').where('at', '<=', since).execute();
        const waits: number[] = [];
        for (const { subject, most } of limits) {
          const made = await attemptsOf(transaction, subject);
          if (made.length >= most) waits.push(made.at(-most)! + windowMicroseconds);
        }
        if (waits.length > 0) return Math.max(...waits);
        const rows = limits.map(({ subject }) => ({ subject, at }));
        await transaction.insertInto('attempts').values(rows).execute();
        return null;
      }),
    async clearAttempts(subject) {
      await write.deleteFrom('attempts').where('subject', '=', subject).execute();
    },
  };
}

/** When the attempts of a subject were made, oldest first. */
async function attemptsOf(transaction: Kysely<Tables>, subject: string): Promise<number[]> {
  const rows = await transaction
    .selectFrom('attempts')
    .select('at')
    .where('subject', '=', subject)
    .orderBy('at')
    .execute();
  return rows.map(({ at }) => at);
}
