import type { Kysely } from 'kysely';
import type { Delivery } from '../model/index.ts';
import type { Act } from './contract.ts';
import { record } from './record.ts';
import { type DeliveryRow, type Tables, toDelivery } from './tables.ts';

export async function allDeliveries(read: Kysely<Tables>, city?: string): Promise<Delivery[]> {
  const all = read.selectFrom('deliveries').selectAll().orderBy('sequence');
  const rows = await (city === undefined ? all : all.where('city', '=', city)).execute();
  return rows.map(toDelivery);
}

export async function deliveryById(
  read: Kysely<Tables>,
  id: string,
): Promise<Delivery | undefined> {
  const row = await read
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDelivery(row);
}

/** Runs inside the caller's transaction. */
export async function acceptDelivery(
  transaction: Kysely<Tables>,
  delivery: Omit<Delivery, 'sequence'>,
  act: Act,
): Promise<Delivery> {
  const first = await deliveryById(transaction, delivery.id);
  if (first !== undefined) return first;
  const greatest = await transaction
    .selectFrom('deliveries')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  const accepted = toStored(delivery, (greatest?.sequence ?? 0) + 1);
  const what = { act, action: 'delivery.accepted', city: delivery.city };
  await record(transaction, what, (audit) => ({ deliveries: [{ ...accepted, audit }] }));
  return accepted;
}

/** Only the fields of a delivery, whatever else the caller's object carries. */
function toStored(
  delivery: Omit<Delivery, 'sequence'>,
  sequence: number,
): Omit<DeliveryRow, 'audit'> {
  const { id, city, kind, content, bytes, name, mapping, arrived, actor, rows } = delivery;
  return { sequence, id, city, kind, content, bytes, name, mapping, arrived, actor, rows };
}
