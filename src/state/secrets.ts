import type { Kysely } from 'kysely';
import type { CollectingStore } from './contract-collecting.ts';
import type { Tables } from './tables.ts';

type InOne = <T>(work: (transaction: Kysely<Tables>) => Promise<T>) => Promise<T>;

export function secretStore(
  read: Kysely<Tables>,
  inOne: InOne,
): Pick<CollectingStore, 'putSecret' | 'removeSecret' | 'secrets'> {
  return {
    putSecret: (city, { source, setting, sealed, at, actor }) =>
      inOne(async (transaction) => {
        await transaction
          .insertInto('secrets')
          .values({ city, source, setting, sealed, at, actor })
          .onConflict((key) =>
            key.columns(['city', 'source', 'setting']).doUpdateSet({ sealed, at, actor }),
          )
          .execute();
      }),
    removeSecret: (city, source, setting) =>
      inOne(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('secrets')
          .where('city', '=', city)
          .where('source', '=', source)
          .where('setting', '=', setting)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    secrets: (city) =>
      read
        .selectFrom('secrets')
        .select(['source', 'setting', 'sealed', 'at', 'actor'])
        .where('city', '=', city)
        .orderBy('source')
        .orderBy('setting')
        .execute(),
  };
}
