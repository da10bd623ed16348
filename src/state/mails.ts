import type { Kysely } from 'kysely';
import type { CollectingStore } from './contract-collecting.ts';
import type { Tables } from './tables.ts';

type InOne = <T>(work: (transaction: Kysely<Tables>) => Promise<T>) => Promise<T>;

export function mailStore(
  read: Kysely<Tables>,
  inOne: InOne,
): Pick<CollectingStore, 'putMail' | 'unsentMails' | 'mailSent' | 'mailFailed'> {
  return {
    putMail: ({ key, city, recipient, subject, body, created, due }) =>
      inOne(async (transaction) => {
        await transaction
          .insertInto('mails')
          .values({
            ...{ key, city, recipient, subject, body, created, due },
            ...{ attempts: 0, sent: null, fault: null },
          })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .execute();
      }),
    unsentMails: () =>
      read
        .selectFrom('mails')
        .selectAll()
        .where('sent', 'is', null)
        .orderBy('created')
        .orderBy('key')
        .execute(),
    mailSent: (key, at) =>
      inOne(async (transaction) => {
        await transaction
          .updateTable('mails')
          .set({ sent: at, fault: null })
          .where('key', '=', key)
          .execute();
      }),
    mailFailed: (key, fault, due) =>
      inOne(async (transaction) => {
        await transaction
          .updateTable('mails')
          .set(({ eb }) => ({ attempts: eb('attempts', '+', 1), fault, due }))
          .where('key', '=', key)
          .execute();
      }),
  };
}
